package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/**
 * The settings for new accounts, however they are created. Values given at the creation take
 * precedence. Existing accounts and accounts that are restored from a backup are not changed.
 */
public final class NewAccountSettings implements SettingSource {

  /** The class of service of new accounts. */
  public static final Setting<String> CLASS =
      Setting.ofDomain(
          "new-accounts.class",
          SettingType.Text.any(400),
          "",
          "New accounts: class of service",
          "The class of service of a new account if none is given. The account gets the"
              + " settings of the class. Empty: none.");

  /** The mailboxes that new accounts get in addition to the usual ones. */
  public static final Setting<List<String>> FOLDERS =
      Setting.ofDomain(
          "new-accounts.folders",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("(?!~)[^/*%\\p{Cntrl}]+(?:/[^/*%\\p{Cntrl}]+)*"),
                  200,
                  "a folder's name with / between levels"),
              20),
          List.of(),
          "New accounts: folders",
          "Folders that a new account gets in addition to the inbox, Archive, Drafts, Junk,"
              + " Sent and Trash.");

  /** The groups that new accounts join. */
  public static final Setting<List<String>> GROUPS =
      Setting.ofDomain(
          "new-accounts.groups",
          new SettingType.ListOf<>(
              new SettingType.Text(Pattern.compile("[^@\\s]+@[^@\\s]+"), 320, "an address"), 20),
          List.of(),
          "New accounts: groups",
          "Addresses of groups that a new account joins. A domain can name its own groups,"
              + " the server any group. Groups that are full or do not exist are skipped.");

  /** The further addresses of new accounts. */
  public static final Setting<List<String>> ALIASES =
      Setting.ofDomain(
          "new-accounts.aliases",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("(?:[A-Za-z0-9._+-]|\\{[A-Za-z]{1,40}(?::1)?\\})+"),
                  200,
                  "a pattern of letters, digits, dots, hyphens, and words in braces"),
              10),
          List.of(),
          "New accounts: aliases",
          "Patterns for aliases of a new account, without the domain, such as"
              + " {givenName}.{familyName}. {user} is the part of its address before the @;"
              + " {givenName}, {familyName} and other personal attributes are the account's values;"
              + " {givenName:1} is the first letter. An alias is skipped if a value is missing or"
              + " the address is in use.");

  /** The telephone numbers of new accounts. */
  public static final Setting<String> TELEPHONES =
      Setting.ofDomain(
          "new-accounts.telephones",
          new SettingType.Text(
              Pattern.compile("|[0-9]{1,12}-[0-9]{1,12}"),
              25,
              "a range such as 200-899, or nothing"),
          "",
          "New accounts: telephone numbers",
          "Ranges of numbers, such as 200-899. A new account without a telephone number gets"
              + " the lowest free one. Both numbers of a range must have the same length. Empty, or"
              + " if none is free: no number.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CLASS, FOLDERS, GROUPS, ALIASES, TELEPHONES);
  }
}
