package org.carillon.account.setting;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about the directory as LDAP shows it. */
public final class LdapSettings implements SettingSource {
  private static final String PART = "[A-Za-z][A-Za-z0-9-]*=[^,=+<>#;\\\\\"\\p{Cntrl}]+";

  /** What stands above the domains. */
  public static final Setting<String> SUFFIX =
      Setting.ofServer(
          "ldap.suffix",
          new SettingType.Text(
              Pattern.compile("(" + PART + "(," + PART + ")*)?"), 200, "o=Example,c=DE"),
          "",
          "LDAP: name above the domains",
          "The domain example.com is dc=example,dc=com there, and what is given here stands behind"
              + " that. Programs that know the old names have to be told.");

  /** Whether accounts see each other. */
  public static final Setting<Boolean> ADDRESS_BOOK =
      Setting.ofDomain(
          "ldap.address-book",
          new SettingType.Switch(),
          true,
          "LDAP: address book of the domain",
          "Accounts find each other by LDAP: names, addresses and telephone numbers of those that"
              + " are switched on. Off: each finds itself.");

  /** Whether anybody sees the address book. */
  public static final Setting<Boolean> ANONYMOUS =
      Setting.ofDomain(
          "ldap.anonymous",
          new SettingType.Switch(),
          false,
          "LDAP: address book for anybody",
          "Who does not sign in finds the accounts of the domain as its address book shows them:"
              + " for telephones that cannot sign in, where the network lets nobody else in.");

  /** How many entries a search finds. */
  public static final Setting<Long> MOST_ENTRIES =
      Setting.ofServer(
          "ldap.most-entries",
          new SettingType.Whole(1, 1_000_000, "entries"),
          1_000L,
          "LDAP: entries found by a search",
          "A search that finds more is answered with so many, and told that there are more; one by"
              + " pages (RFC 2696) finds all.");

  /** How many entries a search looks at. */
  public static final Setting<Long> MOST_LOOKED_AT =
      Setting.ofServer(
          "ldap.most-looked-at",
          new SettingType.Whole(100, 10_000_000, "entries"),
          20_000L,
          "LDAP: entries looked at by a search",
          "A search for what no index knows looks at each entry, until it has looked at so many.");

  /** How long a search may take. */
  public static final Setting<Duration> TIME =
      Setting.ofServer(
          "ldap.most-time",
          new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          Duration.ofSeconds(30),
          "LDAP: time for a search",
          "A search that takes longer is ended.");

  /** How long the directory's changes are kept. */
  public static final Setting<Duration> CHANGES_KEPT =
      Setting.ofServer(
          "ldap.changes-kept",
          new SettingType.Time(Duration.ofHours(1), Duration.ofDays(365)),
          Duration.ofDays(14),
          "LDAP: how long changes are told",
          "A program that keeps a copy of the directory (RFC 4533) and asks again within this time is"
              + " told what changed since; later it reads all anew.");

  /** Who knows what is not here. */
  public static final Setting<List<String>> REFERRALS =
      Setting.ofServer(
          "ldap.referrals",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("ldaps?://[A-Za-z0-9.:\\[\\]-]+(/[!-~]*)?"),
                  200,
                  "ldap://ldap.example.com/"),
              10),
          List.of(),
          "LDAP: who knows other names",
          "Who asks for a name in no domain of this server is referred to these (RFC 4511, 4.1.10).");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        SUFFIX,
        ADDRESS_BOOK,
        ANONYMOUS,
        MOST_ENTRIES,
        MOST_LOOKED_AT,
        TIME,
        CHANGES_KEPT,
        REFERRALS);
  }
}
