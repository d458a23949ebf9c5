package org.carillon.account.setting;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for accounts and for signing in. */
public final class DirectorySettings implements SettingSource {

  /** The address that gets the mail for a domain's postmaster. */
  public static final Setting<String> POSTMASTER =
      Setting.ofDomain(
          "directory.postmaster",
          SettingType.Text.any(320),
          "",
          "Postmaster",
          "The account that gets mail for postmaster if a domain has no account or alias of"
              + " that name. Empty: the oldest enabled account of the domain, or of the server if"
              + " the domain has none.");

  /** The address that gets the mail for unknown addresses of the domain. */
  public static final Setting<String> CATCH_ALL =
      Setting.ofDomain(
          "directory.catch-all",
          SettingType.Text.any(320),
          "",
          "Catch-all address",
          "The local account, group or forwarder that gets mail for all unknown addresses of"
              + " the domain. name+detail is filed as mail for that address would be. Most such"
              + " mail is spam, so an alias for each address in use is better. Empty, or if the"
              + " address does not exist: mail for unknown addresses is rejected.");

  /** The greatest part of the heap that the directory in memory takes. */
  public static final Setting<Long> MEMORY =
      Setting.ofServer(
              "directory.memory",
              new SettingType.Whole(0, 60, "percent of the heap"),
              25L,
              "Directory cache",
              "The most memory of a node, as part of the Java heap, for a copy of accounts,"
                  + " groups and addresses. It saves database queries when mail is delivered, users"
                  + " sign in and address books are searched. An entry takes about 400 octets. If"
                  + " the directory does not fit, the database is asked. 0: no copy.")
          .forExperts();

  /** The domain to which user names without a domain belong. */
  public static final Setting<String> MAIN_DOMAIN =
      Setting.ofServer(
          "directory.main-domain",
          SettingType.Text.any(255),
          "",
          "Main domain",
          "The domain of users who sign in with a name without a domain. It is used only if"
              + " neither the address they connected to nor the host name that their program gave"
              + " by TLS (SNI) belongs to a domain. Empty: the oldest domain.");

  /** The IP addresses of this server that belong to the domain. */
  public static final Setting<List<String>> ADDRESSES =
      Setting.ofDomain(
          "directory.addresses",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"),
                  45,
                  "an IP address"),
              100),
          List.of(),
          "IP addresses of the domain",
          "IP addresses of this server that belong to this domain (in a cluster: addresses"
              + " of the nodes or of the proxy before them). Clients that connect to them are"
              + " greeted with the domain's host name, and users can sign in without naming the"
              + " domain. An address can belong to only one domain. Only server administrators can"
              + " set it.");

  /** The time for which deleted accounts and their data can be recovered. */
  public static final Setting<Duration> UNDELETE_PERIOD =
      Setting.ofAccount(
          "mailbox.undelete-period",
          new SettingType.Time(Duration.ZERO, Duration.ofDays(3650)),
          Duration.ofDays(30),
          "Undelete window",
          "How long deleted messages, folders and accounts can be restored. Until then, and"
              + " up to a day longer, they use disk space, but they do not count towards quotas. 0:"
              + " nothing can be restored.");

  /** The memory that Argon2id uses. */
  public static final Setting<Long> HASH_MEMORY =
      Setting.ofServer(
              "password.hash-memory",
              new SettingType.Whole(1024, 1024 * 1024, "KiB"),
              19 * 1024L,
              "Password hash memory",
              "How much memory one password check needs (Argon2id, RFC 9106). More memory"
                  + " makes stolen hashes harder to crack, but sign-ins slower. Existing passwords"
                  + " are hashed again when their users next sign in.")
          .forExperts();

  /** The number of passes of Argon2id. */
  public static final Setting<Long> HASH_PASSES =
      Setting.ofServer(
              "password.hash-passes",
              new SettingType.Whole(1, 20, "passes"),
              2L,
              "Password hash passes",
              "How many passes over its memory the password hash makes (Argon2id, RFC 9106)."
                  + " More passes make stolen hashes harder to crack, but sign-ins slower.")
          .forExperts();

  /** The number of passwords that are checked at the same time. */
  public static final Setting<Long> HASH_PARALLEL =
      Setting.ofServer(
              "password.hash-parallel",
              new SettingType.Whole(1, 256, "checks"),
              4L,
              "Concurrent password checks",
              "How many passwords one node checks at the same time. Further sign-ins wait."
                  + " Each check needs the password hash memory.")
          .forExperts();

  /** The longest time that a sign-in waits for the check of its password. */
  public static final Setting<Duration> HASH_WAIT =
      Setting.ofServer(
              "password.hash-wait",
              new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(1)),
              Duration.ofSeconds(15),
              "Password check timeout",
              "A sign-in that has waited this long for its password check is refused; the"
                  + " user can try again later.")
          .forExperts();

  /** The time for which the server remembers that a password was right. */
  public static final Setting<Duration> REMEMBER =
      Setting.ofServer(
              "password.remember",
              new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Remember checked passwords for",
              "For this long after a successful check, the same sign-in skips the slow hash."
                  + " This saves time with programs that reconnect often. The password itself is"
                  + " not stored, and a password change or a disabled account takes effect at once."
                  + " Each node remembers on its own. 0: every sign-in is checked in full.")
          .forExperts();

  /** The number of wrong passwords after which sign-ins from one IP address are held back. */
  public static final Setting<Long> GUESSES_BY_ADDRESS =
      Setting.ofServer(
          "sign-in.guesses-by-address",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          50L,
          "Wrong passwords per client address",
          "After this many within the counting period, sign-ins from that address are"
              + " refused for a while, except to accounts that signed in from there in the last 90"
              + " days. Each node counts all services together. An IPv6 /64 network counts as one"
              + " address; a /48 network can have eight times as many. 0: no limit.");

  /** The number of wrong passwords after which sign-ins to one account are held back. */
  public static final Setting<Long> GUESSES_BY_ACCOUNT =
      Setting.ofServer(
          "sign-in.guesses-by-account",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          100L,
          "Wrong passwords per account",
          "After this many within the counting period, sign-ins to that account are refused"
              + " for a while. Addresses from which it recently signed in with its present password"
              + " (the last 16 within 90 days) are refused only after twice as many from there."
              + " Administrators can end it earlier. 0: no limit.");

  /** The time for which wrong passwords are counted. */
  public static final Setting<Duration> GUESSES_TIME =
      Setting.ofServer(
              "sign-in.guesses-time",
              new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Counting period for wrong passwords",
              "How long wrong passwords are counted, and how long sign-ins are then refused.")
          .forExperts();

  /** The time that a POP3 client must wait before it signs in again. */
  public static final Setting<Duration> POP3_DELAY =
      Setting.ofDomain(
              "sign-in.pop3-delay",
              new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
              Duration.ZERO,
              "POP3 login delay",
              "The minimum time between two POP3 sessions of an account (RFC 2449"
                  + " LOGIN-DELAY). Earlier sign-ins are refused. Set it if programs fetch mail too"
                  + " often. Each node counts on its own. 0: no delay.")
          .forExperts();

  /** True if passwords are accepted on unencrypted connections. */
  public static final Setting<Boolean> PLAIN_TEXT =
      Setting.ofServer(
          "sign-in.without-encryption",
          new SettingType.Switch(),
          false,
          "Passwords without encryption",
          "Passwords are accepted on unencrypted connections, where anyone on the network"
              + " path can read them. Off: only over TLS. Connections from this machine are always"
              + " allowed.");

  /** True if administrators may sign in as accounts that they administer. */
  public static final Setting<Boolean> ACT_AS_OTHERS =
      Setting.ofServer(
          "sign-in.as-others",
          new SettingType.Switch(),
          false,
          "Administrators can act as other users",
          "Administrators of an account can open its mailboxes with mail programs that"
              + " support a SASL authorization identity, for example to migrate mail or to help"
              + " users. Each such sign-in is logged.");

  /** The time after which an unused web session ends. */
  public static final Setting<Duration> WEB_IDLE =
      Setting.ofServer(
          "web.session.idle",
          new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(30)),
          Duration.ofHours(8),
          "Web session idle timeout",
          "A web session ends when it has not been used for this long.");

  /** The longest lifetime of a web session. */
  public static final Setting<Duration> WEB_LIFETIME =
      Setting.ofServer(
          "web.session.lifetime",
          new SettingType.Time(Duration.ofMinutes(5), Duration.ofDays(365)),
          Duration.ofDays(7),
          "Maximum web session length",
          "After this long, users must sign in to the web pages again, even if they are active.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        POSTMASTER,
        CATCH_ALL,
        MEMORY,
        MAIN_DOMAIN,
        ADDRESSES,
        UNDELETE_PERIOD,
        HASH_MEMORY,
        HASH_PASSES,
        HASH_PARALLEL,
        HASH_WAIT,
        REMEMBER,
        GUESSES_BY_ADDRESS,
        GUESSES_BY_ACCOUNT,
        GUESSES_TIME,
        POP3_DELAY,
        PLAIN_TEXT,
        ACT_AS_OTHERS,
        WEB_IDLE,
        WEB_LIFETIME);
  }
}
