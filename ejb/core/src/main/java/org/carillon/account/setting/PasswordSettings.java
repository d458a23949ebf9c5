package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What new passwords must be like. */
public final class PasswordSettings implements SettingSource {

  /** The shortest password. */
  public static final Setting<Long> MINIMUM =
      Setting.ofDomain(
          "password.minimum-length",
          new SettingType.Whole(4, 128, "characters"),
          8L,
          "Shortest password",
          "A new password must have at least so many characters. Passwords already set stay"
              + " valid.");

  /** Of how many kinds its characters are. */
  public static final Setting<Long> CLASSES =
      Setting.ofDomain(
          "password.classes",
          new SettingType.Whole(1, 4, "kinds"),
          1L,
          "Kinds of characters in passwords",
          "A new password must have characters of so many kinds: small letters, capital letters,"
              + " digits, others. Length does more than kinds: 1 asks for none in particular.");

  /** Whether a password may have the account's name in it. */
  public static final Setting<Boolean> NAME_REFUSED =
      Setting.ofDomain(
          "password.name-refused",
          new SettingType.Switch(),
          false,
          "Refuse names in passwords",
          "A new password must not have the account's name in it, nor a part of it between dots and"
              + " dashes, nor the first label of its domain, where those have at least 4"
              + " characters.");

  /** How many passwords are not taken again. */
  public static final Setting<Long> HISTORY =
      Setting.ofDomain(
          "password.history",
          new SettingType.Whole(0, 20, "passwords"),
          0L,
          "Passwords not taken again",
          "Whoever changes the own password does not take one of the last so many again, with the"
              + " present one. Their hashes are kept for that. 0: any may be taken.");

  /** How old a password may be. */
  public static final Setting<Long> AGE =
      Setting.ofDomain(
          "password.age",
          new SettingType.Whole(0, 3_650, "days"),
          0L,
          "Passwords last",
          "After so many days a password opens nothing but the page on which its owner chooses"
              + " another; programs are told so. It counts from when the password was set, for those"
              + " set before this server knew that, from the upgrade. Sign-ins without it go on: by application"
              + " passwords, tokens, certificates, tickets and passkeys; so do passwords that are"
              + " kept elsewhere. 0: passwords last.");

  /** How long before that its owner is told. */
  public static final Setting<Long> AGE_NOTICE =
      Setting.ofDomain(
          "password.age-notice",
          new SettingType.Whole(0, 90, "days"),
          14L,
          "Told before passwords end",
          "So many days before a password is too old, its owner is written to when he signs in with"
              + " it. 0: nobody is written to.");

  /** Where passwords are listed that others know. */
  public static final Setting<String> BREACHED =
      Setting.ofServer(
          "password.breached-list",
          new SettingType.Text(
              Pattern.compile("|/[^\\p{Cntrl}]*"), 1_000, "an absolute path, or nothing"),
          "",
          "List of known passwords",
          "A new password must not be on this list. A file or folder on each node: SHA-1 hashes"
              + " ordered by hash, as Have I Been Pwned gives them out (one file, or one for each"
              + " beginning of five digits), of any size; or plain passwords, one a line, up to 64"
              + " MB. Where it can't be read, passwords are taken and the log says why. Empty: no"
              + " list.");

  /** What helps who forgot the password. */
  public enum Forgotten {
    /** Nothing but another password that an administrator sets. */
    NEVER,
    /** A code that an administrator makes and hands over. */
    ADMINISTRATOR,
    /** That, and a code mailed to the address elsewhere that the owner has named. */
    MAIL
  }

  /** What helps who forgot the password. */
  public static final Setting<Forgotten> FORGOTTEN =
      Setting.ofDomain(
          "password.forgotten",
          new SettingType.Choice<>(Forgotten.class),
          Forgotten.MAIL,
          "Forgotten passwords",
          "mail: who forgot the password gets a code at the address elsewhere that he has named and"
              + " confirmed, or one that an administrator hands over. administrator: only that."
              + " never: administrators set another password.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MINIMUM, CLASSES, NAME_REFUSED, HISTORY, AGE, AGE_NOTICE, BREACHED, FORGOTTEN);
  }
}
