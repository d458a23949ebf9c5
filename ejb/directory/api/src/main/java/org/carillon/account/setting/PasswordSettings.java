package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the rules that new passwords must satisfy. */
public final class PasswordSettings implements SettingSource {

  /** The least length of a password. */
  public static final Setting<Long> MINIMUM =
      Setting.ofDomain(
          "password.minimum-length",
          new SettingType.Whole(4, 128, "characters"),
          8L,
          "Shortest password",
          "The fewest characters that a new password may have. Existing passwords stay valid.");

  /** The number of kinds of characters that a password must have. */
  public static final Setting<Long> CLASSES =
      Setting.ofDomain(
          "password.classes",
          new SettingType.Whole(1, 4, "kinds"),
          1L,
          "Kinds of characters in passwords",
          "How many kinds of characters a new password must have: lower-case letters, capital"
              + " letters, digits, others. Length helps more than variety. 1: no rule.");

  /** True if a password must not contain the account's name. */
  public static final Setting<Boolean> NAME_REFUSED =
      Setting.ofDomain(
          "password.name-refused",
          new SettingType.Switch(),
          false,
          "Refuse names in passwords",
          "New passwords must not contain the account's name, a part of it between dots and"
              + " dashes, or the first label of its domain, where these have at least 4"
              + " characters.");

  /** The number of last passwords, with the present one, that can't be chosen; 0 for no rule. */
  public static final Setting<Long> HISTORY =
      Setting.ofDomain(
          "password.history",
          new SettingType.Whole(0, 20, "passwords"),
          0L,
          "Password history",
          "People who change their password can't choose one of this many previous passwords or"
              + " the present one. Hashes of them are kept for that. 0: any password can be"
              + " chosen.");

  /** The greatest age of a password, in days; 0 for no limit. */
  public static final Setting<Long> AGE =
      Setting.ofDomain(
          "password.age",
          new SettingType.Whole(0, 3_650, "days"),
          0L,
          "Passwords expire after",
          "After this many days, a password only opens the page on which its owner chooses a new"
              + " one; programs get an error that says so. Days count from when the password was"
              + " set or, for older passwords, from the upgrade of this server. Application"
              + " passwords, tokens, certificates, tickets and passkeys still work, and so do"
              + " passwords that are kept elsewhere. 0: passwords do not expire.");

  /** The time before a password expires at which its owner is told. */
  public static final Setting<Long> AGE_NOTICE =
      Setting.ofDomain(
          "password.age-notice",
          new SettingType.Whole(0, 90, "days"),
          14L,
          "Warn before passwords expire",
          "This many days before a password expires, its owner gets a message on signing in with"
              + " it. 0: no message.");

  /** The path of the list of breached passwords. */
  public static final Setting<String> BREACHED =
      Setting.ofServer(
          "password.breached-list",
          new SettingType.Text(
              Pattern.compile("|/[^\\p{Cntrl}]*"), 1_000, "an absolute path, or nothing"),
          "",
          "List of known passwords",
          "New passwords must not be on this list. It is a file or folder on each node: SHA-1"
              + " hashes sorted by hash, as published by Have I Been Pwned (one file, or one for"
              + " each five-digit prefix), of any size; or plain passwords, one on each line, up"
              + " to 64 MB. If it can't be read, passwords are accepted and the log says why."
              + " Empty: no list.");

  /** The ways to help a user who forgot the password. */
  public enum Forgotten {
    /** An administrator sets another password; there is no other way. */
    NEVER,
    /** An administrator creates a code and hands it over. */
    ADMINISTRATOR,
    /** An administrator's code, or one mailed to the owner's registered external address. */
    MAIL
  }

  /** The way to help a user who forgot the password. */
  public static final Setting<Forgotten> FORGOTTEN =
      Setting.ofDomain(
          "password.forgotten",
          new SettingType.Choice<>(Forgotten.class),
          Forgotten.MAIL,
          "Forgotten passwords",
          "mail: people who forgot their password get a code at an external address that they have"
              + " named and confirmed, or one that an administrator hands over. administrator:"
              + " only the latter. never: administrators set a new password.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MINIMUM, CLASSES, NAME_REFUSED, HISTORY, AGE, AGE_NOTICE, BREACHED, FORGOTTEN);
  }
}
