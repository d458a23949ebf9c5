package org.carillon.account.setting;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.signin.AccessMode;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about who gets in by which way, from where and when. */
public final class AccessSettings implements SettingSource {

  /** What a client must do so that nobody between can read the password. */
  public enum Security {
    /** Whatever the server takes. */
    ANY,
    /** Encryption, or a way that does not show the password. */
    SECURE,
    /** Encryption. */
    ENCRYPTED
  }

  /** Whether each way is open. */
  private static final Map<AccessMode, Setting<Boolean>> MODES =
      modes(
          Map.of(
              AccessMode.IMAP, "IMAP",
              AccessMode.POP3, "POP3",
              AccessMode.SUBMISSION, "sending by mail programs",
              AccessMode.MANAGESIEVE, "ManageSieve",
              AccessMode.LDAP, "LDAP",
              AccessMode.SIP, "telephones (SIP)",
              AccessMode.POPPWD, "programs that change passwords (poppassd)",
              AccessMode.WEB, "webmail and administration",
              AccessMode.REST, "programs by REST",
              AccessMode.DAV, "calendars, address books and files by DAV"));

  /** How a client must protect what it shows. */
  public static final Setting<Security> SECURITY =
      Setting.ofAccount(
          "access.security",
          new SettingType.Choice<>(Security.class),
          Security.ANY,
          "Secure sign-in",
          "secure: only over TLS, or in a way that does not show the password (SCRAM, CRAM-MD5,"
              + " APOP, telephones' digest). encrypted: only over TLS. any: what the server takes,"
              + " see passwords without encryption. This machine itself counts as encrypted.");

  /** From which networks. */
  public static final Setting<List<String>> NETWORKS =
      Setting.ofAccount(
          "access.networks",
          AddressRanges.TYPE,
          List.of(),
          "Networks",
          "From where one may sign in. None: from anywhere. This machine itself always may.");

  /** When. */
  public static final Setting<String> HOURS =
      Setting.ofAccount(
          "access.hours",
          new SettingType.Text(
              Pattern.compile("|" + AccessHoursForm.PATTERN),
              200,
              "days and hours such as Mon-Fri 07:00-19:00, Sat 08:00-12:00"),
          "",
          "Hours",
          "When one may sign in, as Mon-Fri 07:00-19:00, Sat 08:00-12:00 in the server's time zone;"
              + " 22:00-06:00 goes past midnight. What is open when they end is ended. Empty:"
              + " always.");

  /** From which day on accounts must have a second factor. */
  public static final Setting<String> SECOND_FACTOR_FROM =
      Setting.ofDomain(
          "sign-in.second-factor-from",
          new SettingType.Text(
              Pattern.compile("|2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
              10,
              "a day such as 2027-01-31, or nothing"),
          "",
          "Second factor from",
          "From this day on accounts must have a second factor: whoever has none is led to set it"
              + " up after signing in to the webmail and can do nothing else, and passwords of"
              + " accounts open nothing but the webmail; programs use application passwords and"
              + " tokens. Empty: whoever likes has one.");

  /** Above which hosts passkeys are shared. */
  public static final Setting<List<String>> PASSKEY_DOMAINS =
      Setting.ofServer(
          "sign-in.passkey-domains",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+"),
                  255,
                  "a domain such as example.com"),
              100),
          List.of(),
          "Domains of passkeys",
          "A passkey opens the pages of the host where it was registered. Where several hosts lead"
              + " here (mail.example.com, webmail.example.com), name the domain above them: then"
              + " those registered from now on open all of its hosts. Passkeys registered before"
              + " under another name no longer work there.");

  private static Map<AccessMode, Setting<Boolean>> modes(Map<AccessMode, String> names) {
    Map<AccessMode, Setting<Boolean>> modes = new EnumMap<>(AccessMode.class);
    names.forEach(
        (mode, name) ->
            modes.put(
                mode,
                Setting.ofAccount(
                    "access." + mode.name().toLowerCase(Locale.ROOT),
                    new SettingType.Switch(),
                    true,
                    "Access by " + name,
                    "Switched off, nobody signs in so, whatever the password.")));
    return modes;
  }

  /** Whether a way is open. */
  public static Setting<Boolean> mode(AccessMode mode) {
    return MODES.get(mode);
  }

  @Override
  public List<Setting<?>> settings() {
    return Stream.concat(
            Stream.of(AccessMode.values()).map(MODES::get),
            Stream.of(SECURITY, NETWORKS, HOURS, SECOND_FACTOR_FROM, PASSKEY_DOMAINS))
        .<Setting<?>>map(setting -> setting)
        .toList();
  }
}
