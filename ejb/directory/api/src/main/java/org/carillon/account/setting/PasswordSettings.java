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
          "Minimum password length",
          "The minimum number of characters of a new password. Existing passwords stay valid.");

  /** The number of kinds of characters that a password must have. */
  public static final Setting<Long> CLASSES =
      Setting.ofDomain(
          "password.classes",
          new SettingType.Whole(1, 4, "classes"),
          1L,
          "Character classes in passwords",
          "How many classes of characters a new password must contain: lower-case letters,"
              + " capital letters, digits, others. Length protects more than variety. 1: no rule.");

  /** True if a password must not contain the account's name. */
  public static final Setting<Boolean> NAME_REFUSED =
      Setting.ofDomain(
          "password.name-refused",
          new SettingType.Switch(),
          false,
          "Refuse names in passwords",
          "New passwords must not contain the account's name, a part of it between dots and"
              + " hyphens, or the first label of its domain. Names shorter than 4 characters are"
              + " ignored.");

  /** The number of last passwords, with the present one, that can't be chosen; 0 for no rule. */
  public static final Setting<Long> HISTORY =
      Setting.ofDomain(
          "password.history",
          new SettingType.Whole(0, 20, "passwords"),
          0L,
          "Password history",
          "Users who change their password cannot reuse the present one or this many before"
              + " it. Hashes of old passwords are stored for this. 0: any password can be chosen.");

  /** The greatest age of a password, in days; 0 for no limit. */
  public static final Setting<Long> AGE =
      Setting.ofDomain(
          "password.age",
          new SettingType.Whole(0, 3_650, "days"),
          0L,
          "Maximum password age",
          "After this many days, users can sign in only to the page where they choose a new"
              + " password; programs get an error. Days count from the last change, or from the"
              + " server's upgrade if that is not known. Application passwords, tokens,"
              + " certificates, tickets, passkeys and passwords stored elsewhere do not expire. 0:"
              + " no limit.");

  /** The time before a password expires at which its owner is told. */
  public static final Setting<Long> AGE_NOTICE =
      Setting.ofDomain(
          "password.age-notice",
          new SettingType.Whole(0, 90, "days"),
          14L,
          "Password expiry warning",
          "This many days before a password expires, its user gets a message on signing in"
              + " with it. 0: no message.");

  /** The path of the list of breached passwords. */
  public static final Setting<String> BREACHED =
      Setting.ofServer(
          "password.breached-list",
          new SettingType.Text(
              Pattern.compile("|/[^\\p{Cntrl}]*"), 1_000, "an absolute path, or nothing"),
          "",
          "List of leaked passwords",
          "A file or folder on each node with passwords that are refused as new passwords."
              + " Either SHA-1 hashes sorted by hash, as from Have I Been Pwned (one file, or one"
              + " for each five-digit prefix), of any size; or plain passwords, one per line, up to"
              + " 64 MB. If it cannot be read, passwords are accepted and the log says why. Empty:"
              + " no list.");

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
          "What users can do who forgot their password. mail: they get a code at an external"
              + " address that they have confirmed before, or from an administrator. administrator:"
              + " they get a code only from an administrator. never: only an administrator can set"
              + " a new password.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MINIMUM, CLASSES, NAME_REFUSED, HISTORY, AGE, AGE_NOTICE, BREACHED, FORGOTTEN);
  }
}
