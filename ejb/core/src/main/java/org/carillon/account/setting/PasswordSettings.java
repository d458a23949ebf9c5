package org.carillon.account.setting;

import java.util.List;
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
          "A new password must not have the account's name in it, nor the first label of its"
              + " domain, where those have at least 4 characters.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MINIMUM, CLASSES, NAME_REFUSED);
  }
}
