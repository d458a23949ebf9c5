package org.carillon.account.setting;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about accounts and signing in. */
public final class DirectorySettings implements SettingSource {

  /** Where mail to a domain's postmaster goes. */
  public static final Setting<String> POSTMASTER =
      Setting.ofDomain(
          "directory.postmaster",
          SettingType.Text.any(320),
          "",
          "Postmaster",
          "The address of the account that gets the mail for postmaster where a domain has no such"
              + " account or alias. Empty: the oldest enabled account of the domain, or of the"
              + " server where the domain has none.");

  /** To which domain names without one belong. */
  public static final Setting<String> MAIN_DOMAIN =
      Setting.ofServer(
          "directory.main-domain",
          SettingType.Text.any(255),
          "",
          "Main domain",
          "Who signs in by a name without a domain is meant in the domain whose address he connected"
              + " to, else in the one that the program asked for by TLS (mail.example.com or"
              + " example.com), else in this one. Empty: the oldest domain.");

  /** Which of this server's addresses are a domain's. */
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
          "Whoever connects to one of these addresses of this server (in a cluster: of its nodes, or"
              + " of the proxy before them) means this domain by a name without a domain, and is"
              + " greeted with its host name. An address is of one domain; only server"
              + " administrators set it. For the whole server it means nothing.");

  /** How long what was deleted can be brought back. */
  public static final Setting<Duration> UNDELETE_PERIOD =
      Setting.ofAccount(
          "mailbox.undelete-period",
          new SettingType.Time(Duration.ZERO, Duration.ofDays(3650)),
          Duration.ofDays(30),
          "Undelete window",
          "How long expunged messages, deleted mailboxes and deleted accounts can be brought back."
              + " Their contents stay on the disk as long, and up to a day longer; quotas count"
              + " only what is not deleted. 0: nothing can be brought back.");

  /** Argon2id's memory. */
  public static final Setting<Long> HASH_MEMORY =
      Setting.ofServer(
          "password.hash-memory",
          new SettingType.Whole(1024, 1024 * 1024, "KiB"),
          19 * 1024L,
          "Memory of the password hash",
          "What checking one password takes in memory (Argon2id, RFC 9106). More makes stolen"
              + " hashes dearer to guess, and signing in slower. A password gets the new cost when"
              + " its owner next signs in.");

  /** Argon2id's passes. */
  public static final Setting<Long> HASH_PASSES =
      Setting.ofServer(
          "password.hash-passes",
          new SettingType.Whole(1, 20, "passes"),
          2L,
          "Passes of the password hash",
          "How often the hash goes over its memory (Argon2id, RFC 9106).");

  /** How many passwords are checked at once. */
  public static final Setting<Long> HASH_PARALLEL =
      Setting.ofServer(
          "password.hash-parallel",
          new SettingType.Whole(1, 256, "checks"),
          4L,
          "Password checks at once",
          "How many passwords one node checks at the same time; further sign-ins wait their turn.");

  /** How long a sign-in waits for its turn. */
  public static final Setting<Duration> HASH_WAIT =
      Setting.ofServer(
          "password.hash-wait",
          new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(1)),
          Duration.ofSeconds(15),
          "Patience for a password check",
          "A sign-in that has waited so long for its turn is asked to try again later.");

  /** How long it is remembered that a password was right. */
  public static final Setting<Duration> REMEMBER =
      Setting.ofServer(
          "password.remember",
          new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
          Duration.ofMinutes(10),
          "Memory for right passwords",
          "For so long after a password was checked, the same sign-in does without the hash:"
              + " programs that connect again and again then cost little. Passwords themselves are"
              + " not kept, and a changed password or a disabled account counts at once. Each node"
              + " remembers by itself. 0: nothing is remembered.");

  /** How many wrong passwords one address may try. */
  public static final Setting<Long> GUESSES_BY_ADDRESS =
      Setting.ofServer(
          "sign-in.guesses-by-address",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          50L,
          "Wrong passwords from one address",
          "After so many within the time for guesses, sign-ins from that address are put off, but"
              + " for accounts that signed in from there of late (90 days). Each node counts by"
              + " itself, but all ways in together; an IPv6 network (/64) counts as one address,"
              + " and a /48 may have eight times as many in sum. 0: without limit.");

  /** How many wrong passwords one account may be tried with. */
  public static final Setting<Long> GUESSES_BY_ACCOUNT =
      Setting.ofServer(
          "sign-in.guesses-by-account",
          new SettingType.Whole(0, 1_000_000, "wrong passwords"),
          100L,
          "Wrong passwords for one account",
          "After so many within the time for guesses, sign-ins to that account are put off; from"
              + " addresses from which it signed in with its present password of late (the last 16"
              + " within 90 days), after twice as many from there. Administrators can lift it. 0:"
              + " without limit.");

  /** How long wrong passwords are counted. */
  public static final Setting<Duration> GUESSES_TIME =
      Setting.ofServer(
          "sign-in.guesses-time",
          new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(1)),
          Duration.ofMinutes(10),
          "Time for guesses",
          "For how long wrong passwords are counted, and sign-ins then put off.");

  /** How long a POP3 client must wait before it signs in again. */
  public static final Setting<Duration> POP3_DELAY =
      Setting.ofDomain(
          "sign-in.pop3-delay",
          new SettingType.Time(Duration.ZERO, Duration.ofDays(1)),
          Duration.ZERO,
          "Wait between POP3 sign-ins",
          "How long must lie between two POP3 sessions of an account (RFC 2449 LOGIN-DELAY): who"
              + " comes sooner is refused. Each node counts by itself. 0: nobody waits.");

  /** Whether passwords may come unencrypted. */
  public static final Setting<Boolean> PLAIN_TEXT =
      Setting.ofServer(
          "sign-in.without-encryption",
          new SettingType.Switch(),
          false,
          "Passwords without encryption",
          "Take passwords on connections that are not encrypted. Connections from this machine"
              + " itself always may.");

  /** Whether administrators may sign in as those they administer. */
  public static final Setting<Boolean> ACT_AS_OTHERS =
      Setting.ofServer(
          "sign-in.as-others",
          new SettingType.Switch(),
          false,
          "Administrators may act as others",
          "Whoever administers an account may open its mailboxes by mail programs that can name whom"
              + " they act for (SASL's authorization identity): for moving mail and for support."
              + " The log tells each such sign-in.");

  /** How long an unused web session lives. */
  public static final Setting<Duration> WEB_IDLE =
      Setting.ofServer(
          "web.session.idle",
          new SettingType.Time(Duration.ofMinutes(1), Duration.ofDays(30)),
          Duration.ofHours(8),
          "Idle web session",
          "A web session that was not used for so long has ended.");

  /** How long a web session lives at most. */
  public static final Setting<Duration> WEB_LIFETIME =
      Setting.ofServer(
          "web.session.lifetime",
          new SettingType.Time(Duration.ofMinutes(5), Duration.ofDays(365)),
          Duration.ofDays(7),
          "Longest web session",
          "After so long one signs in to the web again.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        POSTMASTER,
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
