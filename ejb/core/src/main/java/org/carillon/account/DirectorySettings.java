package org.carillon.account;

import java.time.Duration;
import java.util.List;
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
              + " account or alias. Empty: the oldest enabled account of the domain, or of the server where the domain has"
              + " none.");

  /** The shortest password. */
  public static final Setting<Long> PASSWORD_MINIMUM =
      Setting.ofDomain(
          "password.minimum-length",
          new SettingType.Whole(4, 128, "characters"),
          8L,
          "Shortest password",
          "A new password must have at least so many characters. Passwords already set stay valid.");

  /** Whether SIP digest secrets are kept. */
  public static final Setting<Boolean> KEEP_DIGEST =
      Setting.ofDomain(
          "password.keep-digest",
          new SettingType.Switch(),
          true,
          "Keep digest secrets",
          "SIP telephones sign in by digest, which needs secrets made at each password change and"
              + " kept encrypted. Takes effect at the next change of a password.");

  /** Whether SCRAM keys are kept. */
  public static final Setting<Boolean> KEEP_SCRAM =
      Setting.ofDomain(
          "password.keep-scram",
          new SettingType.Switch(),
          true,
          "Keep SCRAM keys",
          "SCRAM sign-in needs keys made at each password change and kept encrypted. Takes effect at"
              + " the next change of a password.");

  /** Argon2id's memory. */
  public static final Setting<Long> HASH_MEMORY =
      Setting.ofServer(
          "password.hash-memory",
          new SettingType.Whole(1024, 1024 * 1024, "KiB"),
          19 * 1024L,
          "Memory of the password hash",
          "What checking one password takes in memory (Argon2id, RFC 9106). More makes stolen hashes"
              + " dearer to guess, and signing in slower. A password gets the new cost when its owner"
              + " next signs in.");

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

  /** Whether passwords may come unencrypted. */
  public static final Setting<Boolean> PLAIN_TEXT =
      Setting.ofServer(
          "sign-in.without-encryption",
          new SettingType.Switch(),
          false,
          "Passwords without encryption",
          "Take passwords on connections that are not encrypted. Connections from this machine itself"
              + " always may.");

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
        PASSWORD_MINIMUM,
        KEEP_DIGEST,
        KEEP_SCRAM,
        HASH_MEMORY,
        HASH_PASSES,
        HASH_PARALLEL,
        HASH_WAIT,
        PLAIN_TEXT,
        WEB_IDLE,
        WEB_LIFETIME);
  }
}
