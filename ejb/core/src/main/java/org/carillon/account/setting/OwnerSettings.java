package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.application.ApplicationPasswords;
import org.carillon.account.photo.Photos;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Whole;

/** What accounts may do for themselves. */
public final class OwnerSettings implements SettingSource {

  /** Whether an account changes its own password. */
  public static final Setting<Boolean> PASSWORD_CHANGE =
      Setting.ofAccount(
          "sign-in.own-password-change",
          new Switch(),
          true,
          "People change their password",
          "Whether an account may change its own password, wherever it can be changed. Off: only"
              + " those who administer it do.");

  /** How many connections of a service an account may have. */
  public static final Setting<Long> CONNECTIONS =
      Setting.ofAccount(
          "sign-in.connections",
          new Whole(0, 100_000, "connections"),
          0L,
          "Connections of an account",
          "How many connections of one service, such as IMAP, an account may have at once; whoever"
              + " signs in beyond that is told to come later. Each node counts by itself. 0: any"
              + " number.");

  /** How many application passwords an account may have. */
  public static final Setting<Long> APPLICATION_PASSWORDS =
      Setting.ofAccount(
          "sign-in.application-passwords",
          new Whole(0, ApplicationPasswords.MOST, "passwords"),
          (long) ApplicationPasswords.MOST,
          "Application passwords",
          "How many passwords for single programs an account may have. 0: none can be made; those"
              + " there are stay.");

  /** How many tokens an account may have. */
  public static final Setting<Long> TOKENS =
      Setting.ofAccount(
          "sign-in.tokens",
          new Whole(0, 10_000, "tokens"),
          1_000L,
          "Tokens",
          "How many tokens for programs an account may have that have not expired. 0: none can be"
              + " made; those there are stay.");

  /** What people may say of themselves. */
  public static final Setting<List<String>> OWN_ENTRY =
      Setting.ofAccount(
          "directory.own-entry",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[A-Za-z]+"), 40, "the name of an attribute such as mobilePhone"),
              40),
          Stream.concat(
                  Stream.of(Photos.ATTRIBUTE),
                  Stream.of(
                          PersonAttributes.GIVEN_NAME,
                          PersonAttributes.MIDDLE_NAME,
                          PersonAttributes.FAMILY_NAME,
                          PersonAttributes.NICK_NAME,
                          PersonAttributes.TITLE,
                          PersonAttributes.WORK_PHONE,
                          PersonAttributes.MOBILE_PHONE,
                          PersonAttributes.HOME_PHONE,
                          PersonAttributes.FAX,
                          PersonAttributes.STREET,
                          PersonAttributes.LOCALITY,
                          PersonAttributes.REGION,
                          PersonAttributes.POSTAL_CODE,
                          PersonAttributes.COUNTRY,
                          PersonAttributes.WEBSITE)
                      .map(Attribute::name))
              .toList(),
          "What people change of their entry",
          "Which attributes of its own entry in the directory an account may change, in the webmail,"
              + " by REST and by LDAP, and whether its photo (photo); its name it changes always. Those who"
              + " administer it change all. Empty: none.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSWORD_CHANGE, CONNECTIONS, APPLICATION_PASSWORDS, TOKENS, OWN_ENTRY);
  }
}
