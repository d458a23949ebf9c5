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
          "The account that gets mail for postmaster where a domain has no account or alias of"
              + " that name. Empty: the oldest enabled account of the domain, or of the server if"
              + " the domain has none.");

  /** The address that gets the mail for unknown addresses of the domain. */
  public static final Setting<String> CATCH_ALL =
      Setting.ofDomain(
          "directory.catch-all",
          SettingType.Text.any(320),
          "",
          "Catch-all address",
          "The account, group or forwarder here that gets the mail for every address of the domain"
              + " that is nobody's. Accounts, aliases, groups and forwarders come first, with their"
              + " subaddresses. name+detail files it as mail for that address is. Most such mail is"
              + " spam: an alias for each address in use serves better. Empty, or while the address"
              + " leads nowhere: such mail is refused.");

  /** The greatest part of the heap that the directory in memory takes. */
  public static final Setting<Long> MEMORY =
      Setting.ofServer(
              "directory.memory",
              new SettingType.Whole(0, 60, "percent of the heap"),
              25L,
              "Directory in memory",
              "Each node keeps people, groups and their addresses in memory, about 400 octets each, so"
                  + " that it need not ask the database where mail goes, who signs in and whom an"
                  + " address book looks for. If they take more than this part of the heap, or it is"
                  + " 0, the database is asked.")
          .forExperts();

  /** The domain to which user names without a domain belong. */
  public static final Setting<String> MAIN_DOMAIN =
      Setting.ofServer(
          "directory.main-domain",
          SettingType.Text.any(255),
          "",
          "Main domain",
          "The domain that is meant when somebody signs in by a name without one, and neither the"
              + " address they connected to nor the host name that their program asked for by TLS"
              + " belongs to a domain. Empty: the oldest domain.");

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
          "Addresses of the domain",
          "Addresses of this server (in a cluster: of its nodes, or of the proxy in front of them)"
              + " that belong to this domain. Whoever connects to one of them is greeted with the"
              + " domain's host name and can sign in without naming the domain. An address belongs"
              + " to one domain, and only server administrators can set it. It has no meaning for"
              + " the whole server.");

  /** The time for which deleted accounts and their data can be recovered. */
  public static final Setting<Duration> UNDELETE_PERIOD =
      Setting.ofAccount(
          "mailbox.undelete-period",
          new SettingType.Time(Duration.ZERO, Duration.ofDays(3650)),
          Duration.ofDays(30),
          "Undelete window",
          "How long deleted messages, folders and accounts can be brought back. They stay on the"
              + " disk that long, and up to a day longer, but do not count towards quotas. 0:"
              + " nothing can be brought back.");

  /** The memory that Argon2id uses. */
  public static final Setting<Long> HASH_MEMORY =
      Setting.ofServer(
              "password.hash-memory",
              new SettingType.Whole(1024, 1024 * 1024, "KiB"),
              19 * 1024L,
              "Memory of the password hash",
              "How much memory one password check takes (Argon2id, RFC 9106). More makes stolen hashes"
                  + " harder to crack, and sign-ins slower. A password gets the new cost when its"
                  + " owner next signs in.")
          .forExperts();

  /** The number of passes of Argon2id. */
  public static final Setting<Long> HASH_PASSES =
      Setting.ofServer(
              "password.hash-passes",
              new SettingType.Whole(1, 20, "passes"),
              2L,
              "Passes of the password hash",
              "How many times the hash goes over its memory (Argon2id, RFC 9106).")
          .forExperts();

  /** The number of passwords that are checked at the same time. */
  public static final Setting<Long> HASH_PARALLEL =
      Setting.ofServer(
              "password.hash-parallel",
              new SettingType.Whole(1, 256, "checks"),
              4L,
              "Password checks at once",
              "How many passwords one node checks at the same time. Further sign-ins wait.")
          .forExperts();

  /** The longest time that a sign-in waits for the check of its password. */
  public static final Setting<Duration> HASH_WAIT =
      Setting.ofServer(
              "password.hash-wait",
              new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(1)),
              Duration.ofSeconds(15),
              "Longest wait for a password check",
              "A sign-in that has waited this long for its password check is asked to try again later.")
          .forExperts();

  /** The time for which the server remembers that a password was right. */
  public static final Setting<Duration> REMEMBER =
      Setting.ofServer(
              "password.remember",
              new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Remember correct passwords for",
              "For this long after a password was checked, the same sign-in skips the hash, so that"
                  + " programs that keep reconnecting cost little. Passwords themselves are not kept,"
                  + " and a changed password or a disabled account takes effect at once. Each node"
                  + " remembers on its own. 0: nothing is remembered.")
          .forExperts();

  /** The number of wrong passwords after which sign-ins from one IP address are held back. */
  public static final Setting<Long> GUESSES_BY_ADDRESS =
      Setting.ofServer(
          "sign-in.guesses-by-address",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          50L,
          "Wrong passwords from one address",
          "After this many within the time for guesses, sign-ins from that address are held back,"
              + " except to accounts that signed in from there within 90 days. Each node counts on"
              + " its own, all services together. An IPv6 network (/64) counts as one address, and"
              + " a /48 may have eight times as many in total. 0: no limit.");

  /** The number of wrong passwords after which sign-ins to one account are held back. */
  public static final Setting<Long> GUESSES_BY_ACCOUNT =
      Setting.ofServer(
          "sign-in.guesses-by-account",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          100L,
          "Wrong passwords for one account",
          "After this many within the time for guesses, sign-ins to that account are held back."
              + " Addresses from which it recently signed in with its present password (the last"
              + " 16 within 90 days) are held back only after twice as many wrong passwords from"
              + " there. Administrators can lift it. 0: no limit.");

  /** The time for which wrong passwords are counted. */
  public static final Setting<Duration> GUESSES_TIME =
      Setting.ofServer(
              "sign-in.guesses-time",
              new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(1)),
              Duration.ofMinutes(10),
              "Time for guesses",
              "How long wrong passwords count, and how long sign-ins are then held back.")
          .forExperts();

  /** The time that a POP3 client must wait before it signs in again. */
  public static final Setting<Duration> POP3_DELAY =
      Setting.ofDomain(
              "sign-in.pop3-delay",
              new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
              Duration.ZERO,
              "Wait between POP3 sign-ins",
              "The shortest time between two POP3 sessions of an account (RFC 2449 LOGIN-DELAY)."
                  + " Sessions that begin sooner are refused. Each node counts on its own. 0: no"
                  + " delay.")
          .forExperts();

  /** True if passwords are accepted on unencrypted connections. */
  public static final Setting<Boolean> PLAIN_TEXT =
      Setting.ofServer(
          "sign-in.without-encryption",
          new SettingType.Switch(),
          false,
          "Passwords without encryption",
          "Passwords are accepted on unencrypted connections. Connections from this machine may"
              + " always use them.");

  /** True if administrators may sign in as accounts that they administer. */
  public static final Setting<Boolean> ACT_AS_OTHERS =
      Setting.ofServer(
          "sign-in.as-others",
          new SettingType.Switch(),
          false,
          "Administrators may act as others",
          "People who administer an account may open its mailboxes with mail programs that can act"
              + " for somebody else (SASL authorization identity), to move mail or give support."
              + " Each such sign-in is logged.");

  /** The time after which an unused web session ends. */
  public static final Setting<Duration> WEB_IDLE =
      Setting.ofServer(
          "web.session.idle",
          new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(30)),
          Duration.ofHours(8),
          "Idle web session",
          "A web session ends when it has not been used for this long.");

  /** The longest lifetime of a web session. */
  public static final Setting<Duration> WEB_LIFETIME =
      Setting.ofServer(
          "web.session.lifetime",
          new SettingType.Time(Duration.ofMinutes(5), Duration.ofDays(365)),
          Duration.ofDays(7),
          "Longest web session",
          "After this long, people must sign in to the web again.");

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
