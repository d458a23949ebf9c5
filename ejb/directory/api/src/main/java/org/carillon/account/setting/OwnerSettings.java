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
          "People may change their password",
          "People may change their own password. Off: only administrators can change it.");

  /** The greatest number of connections to a service that an account may have. */
  public static final Setting<Long> CONNECTIONS =
      Setting.ofAccount(
              "sign-in.connections",
              new Whole(0, 100_000, "connections"),
              0L,
              "Connections of an account",
              "How many connections of one service, such as IMAP, an account may have at once. Further"
                  + " sign-ins are told to try again later. Each node counts on its own. 0: no limit.")
          .forExperts();

  private static final long MOST_APPLICATION_PASSWORDS = 100;

  /** The greatest number of application passwords that an account may have. */
  public static final Setting<Long> APPLICATION_PASSWORDS =
      Setting.ofAccount(
          "sign-in.application-passwords",
          new Whole(0, MOST_APPLICATION_PASSWORDS, "passwords"),
          MOST_APPLICATION_PASSWORDS,
          "Application passwords",
          "How many passwords for single programs an account may have. 0: none can be made;"
              + " existing ones still work.");

  /** The greatest number of tokens that an account may have. */
  public static final Setting<Long> TOKENS =
      Setting.ofAccount(
          "sign-in.tokens",
          new Whole(0, 10_000, "tokens"),
          1_000L,
          "Tokens",
          "How many valid tokens for programs an account may have. 0: none can be made; existing"
              + " ones still work.");

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
          "What people may change in their entry",
          "Which attributes of their own directory entry people may change, in the webmail, by"
              + " REST and by LDAP, and whether they may change their photo (photo). They can"
              + " always change their name. Administrators can change everything. Empty: none.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSWORD_CHANGE, CONNECTIONS, APPLICATION_PASSWORDS, TOKENS, OWN_ENTRY);
  }
}
