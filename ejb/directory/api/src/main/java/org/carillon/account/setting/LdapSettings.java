package org.carillon.account.setting;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the directory as LDAP shows it. */
public final class LdapSettings implements SettingSource {
  private static final String PART = "[A-Za-z][A-Za-z0-9-]*=[^,=+<>#;\\\\\"\\p{Cntrl}]+";

  /** The distinguished name that is appended above the domains. */
  public static final Setting<String> SUFFIX =
      Setting.ofServer(
              "ldap.suffix",
              new SettingType.Text(
                  Pattern.compile("(" + PART + "(," + PART + ")*)?"), 200, "o=Example,c=DE"),
              "",
              "LDAP: name above the domains",
              "The domain example.com is dc=example,dc=com; what you enter here is appended to that."
                  + " Programs that use the old names must be changed.")
          .forExperts();

  /** True if accounts can see each other. */
  public static final Setting<Boolean> ADDRESS_BOOK =
      Setting.ofDomain(
          "ldap.address-book",
          new SettingType.Switch(),
          true,
          "LDAP: address book of the domain",
          "Accounts find each other by LDAP: names, addresses and telephone numbers of accounts"
              + " that are switched on. Off: each account finds only itself.");

  /** True if anonymous clients can see the address book. */
  public static final Setting<Boolean> ANONYMOUS =
      Setting.ofDomain(
          "ldap.anonymous",
          new SettingType.Switch(),
          false,
          "LDAP: address book for anybody",
          "The domain's address book can be read without signing in. This is for telephones that"
              + " cannot sign in, in networks that let nobody else in.");

  /** The greatest number of entries that a search returns. */
  public static final Setting<Long> MOST_ENTRIES =
      Setting.ofServer(
              "ldap.most-entries",
              new SettingType.Whole(1, 1_000_000, "entries"),
              1_000L,
              "LDAP: entries found by a search",
              "A search that finds more gets this many entries and is told that there are more. A"
                  + " paged search (RFC 2696) finds all.")
          .forExperts();

  /** The greatest number of entries that a search without an index examines. */
  public static final Setting<Long> MOST_LOOKED_AT =
      Setting.ofServer(
              "ldap.most-looked-at",
              new SettingType.Whole(100, 10_000_000, "entries"),
              20_000L,
              "LDAP: entries looked at by a search",
              "A search that no index can answer looks at entries one by one, and stops after this"
                  + " many.")
          .forExperts();

  /** The longest time that a search may take. */
  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "ldap.most-time",
              new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
              Duration.ofSeconds(30),
              "LDAP: time for a search",
              "A search that takes longer is ended.")
          .forExperts();

  /** The time for which changes of the directory are kept. */
  public static final Setting<Duration> CHANGES_KEPT =
      Setting.ofServer(
              "ldap.changes-kept",
              new SettingType.Time(Duration.ofHours(1), Duration.ofDays(365)),
              Duration.ofDays(14),
              "LDAP: how long changes are told",
              "A program that keeps a copy of the directory (RFC 4533) and asks again within this time"
                  + " gets only what changed. After that it must read everything again.")
          .forExperts();

  /** The LDAP servers to which clients are referred for entries that are not here. */
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
              "LDAP: referrals",
              "Servers that clients are referred to when they ask for a name in no domain of this"
                  + " server (RFC 4511 §4.1.10).")
          .forExperts();

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
