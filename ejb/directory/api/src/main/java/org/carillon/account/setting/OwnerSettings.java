package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.photo.Photos;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Whole;

/** The settings for what accounts may do for themselves. */
public final class OwnerSettings implements SettingSource {

  /** True if an account may change its own password. */
  public static final Setting<Boolean> PASSWORD_CHANGE =
      Setting.ofAccount(
          "sign-in.own-password-change",
          new Switch(),
          true,
          "Users can change their password",
          "Users can change their own password. Off: only administrators can change it.");

  /** The greatest number of connections to a service that an account may have. */
  public static final Setting<Long> CONNECTIONS =
      Setting.ofAccount(
              "sign-in.connections",
              new Whole(0, 100_000, "connections"),
              0L,
              "Maximum connections per account",
              "How many connections to one service, such as IMAP, an account can have at"
                  + " once. Further sign-ins are refused with a temporary error. If it is too low,"
                  + " users with several devices get errors. Each node counts on its own. 0: no"
                  + " limit.")
          .forExperts();

  private static final long MOST_APPLICATION_PASSWORDS = 100;

  /** The greatest number of application passwords that an account may have. */
  public static final Setting<Long> APPLICATION_PASSWORDS =
      Setting.ofAccount(
          "sign-in.application-passwords",
          new Whole(0, MOST_APPLICATION_PASSWORDS, "passwords"),
          MOST_APPLICATION_PASSWORDS,
          "Maximum application passwords",
          "How many application passwords (passwords for single programs) an account can"
              + " have. 0: none can be created; existing ones still work.");

  /** The greatest number of tokens that an account may have. */
  public static final Setting<Long> TOKENS =
      Setting.ofAccount(
          "sign-in.tokens",
          new Whole(0, 10_000, "tokens"),
          1_000L,
          "Maximum tokens",
          "How many tokens for programs an account can have. Expired tokens do not count. 0:"
              + " none can be created; existing ones still work.");

  /** The attributes that people may change in their own directory entry. */
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
          "Directory attributes that users can change",
          "Attributes of their own directory entry that users can change in the webmail,"
              + " over REST and over LDAP; photo is their photo. Users can always change their"
              + " name, and administrators can change everything. Empty: none.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSWORD_CHANGE, CONNECTIONS, APPLICATION_PASSWORDS, TOKENS, OWN_ENTRY);
  }
}
