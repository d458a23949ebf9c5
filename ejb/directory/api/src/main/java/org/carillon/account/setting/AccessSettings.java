package org.carillon.account.setting;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.access.AccessMode;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the access modes, networks and hours with which users may sign in. */
public final class AccessSettings implements SettingSource {

  /** The ways in which a client must protect the password against eavesdroppers. */
  public enum Security {
    /** Everything that the server accepts. */
    ANY,
    /** Encryption, or a mechanism that doesn't reveal the password. */
    SECURE,
    /** Sign-in is allowed with encryption only. */
    ENCRYPTED
  }

  /** The settings that allow each access mode. */
  private static final Map<AccessMode, Setting<Boolean>> MODES =
      modes(
          Map.of(
              AccessMode.IMAP, "IMAP",
              AccessMode.POP3, "POP3",
              AccessMode.SUBMISSION, "submission (mail programs that send)",
              AccessMode.MANAGESIEVE, "ManageSieve",
              AccessMode.LDAP, "LDAP",
              AccessMode.SIP, "telephones (SIP)",
              AccessMode.POPPWD, "poppassd (programs that change passwords)",
              AccessMode.WEB, "webmail and administration",
              AccessMode.REST, "REST",
              AccessMode.DAV, "DAV (calendars, contacts and files)"));

  /** The way in which a client must protect the password. */
  public static final Setting<Security> SECURITY =
      Setting.ofAccount(
          "access.security",
          new SettingType.Choice<>(Security.class),
          Security.ANY,
          "Sign-in security",
          "secure: sign-in only over TLS, or by a method that does not reveal the password"
              + " (SCRAM, CRAM-MD5, APOP, SIP digest). encrypted: only over TLS. any: whatever the"
              + " server accepts; see “Passwords without encryption”. Connections from this machine"
              + " count as encrypted.");

  /** The networks from which users may sign in. */
  public static final Setting<List<String>> NETWORKS =
      Setting.ofAccount(
          "access.networks",
          AddressRanges.TYPE,
          List.of(),
          "Allowed networks",
          "Networks from which users can sign in. Empty: any network. Connections from this"
              + " machine are always allowed.");

  /** The hours in which users may sign in. */
  public static final Setting<String> HOURS =
      Setting.ofAccount(
          "access.hours",
          new SettingType.Text(
              Pattern.compile("|" + AccessHoursForm.PATTERN),
              200,
              "days and hours such as Mon-Fri 07:00-19:00, Sat 08:00-12:00"),
          "",
          "Allowed hours",
          "Days and hours at which users can sign in, such as Mon-Fri 07:00-19:00, Sat"
              + " 08:00-12:00, in the server's time zone. 22:00-06:00 runs past midnight. Open"
              + " sessions end when the hours end. Empty: at any time.");

  /** The day from which accounts must have a second factor. */
  public static final Setting<String> SECOND_FACTOR_FROM =
      Setting.ofDomain(
          "sign-in.second-factor-from",
          new SettingType.Text(
              Pattern.compile("|2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
              10,
              "a day such as 2027-01-31, or nothing"),
          "",
          "Second factor required from",
          "From this day on, accounts must have a second factor. Users without one are led"
              + " to set it up after they sign in to the webmail, and can do nothing else until"
              + " then. Passwords then work only in the webmail; programs need application"
              + " passwords or tokens. Empty: a second factor is optional.");

  /** The domains whose hosts share passkeys. */
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
              "Passkey domains",
              "A passkey works only at the host where it was registered. If this server has"
                  + " several host names (mail.example.com, webmail.example.com), enter their"
                  + " common domain: passkeys registered from then on work at all hosts of it."
                  + " Passkeys that were registered for another name stop working there. Empty:"
                  + " each host has its own passkeys.")
          .forExperts();

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
                    "Allows access by "
                        + name
                        + ". Off: sign-in is refused, even with the right password.")));
    return modes;
  }

  /** Returns the setting that allows an access mode. */
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
