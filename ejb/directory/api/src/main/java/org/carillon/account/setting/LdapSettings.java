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
                  Pattern.compile("(" + PART + "(," + PART + ")*)?"),
                  200,
                  "in the form o=Example,c=DE"),
              "",
              "LDAP: suffix",
              "Is appended to the names of domains: example.com is dc=example,dc=com,"
                  + " followed by this suffix. Empty: no suffix. After a change, LDAP clients must"
                  + " use the new names.")
          .forExperts();

  /** True if accounts can see each other. */
  public static final Setting<Boolean> ADDRESS_BOOK =
      Setting.ofDomain(
          "ldap.address-book",
          new SettingType.Switch(),
          true,
          "LDAP: domain address book",
          "Accounts of the domain find each other over LDAP: names, addresses and telephone"
              + " numbers of enabled accounts. Off: each account finds only itself.");

  /** True if anonymous clients can see the address book. */
  public static final Setting<Boolean> ANONYMOUS =
      Setting.ofDomain(
          "ldap.anonymous",
          new SettingType.Switch(),
          false,
          "LDAP: anonymous address book",
          "Clients can read the domain's address book without signing in. Use it only for"
              + " telephones that cannot sign in, and only in networks that nobody else can reach:"
              + " anyone who can connect can read it.");

  /** The greatest number of entries that a search returns. */
  public static final Setting<Long> MOST_ENTRIES =
      Setting.ofServer(
              "ldap.most-entries",
              new SettingType.Whole(1, 1_000_000, "entries"),
              1_000L,
              "LDAP: search size limit",
              "The maximum number of entries that a search returns. If there are more, the"
                  + " client gets this many and an error that says so. A paged search (RFC 2696)"
                  + " returns all entries.")
          .forExperts();

  /** The greatest number of entries that a search without an index examines. */
  public static final Setting<Long> MOST_LOOKED_AT =
      Setting.ofServer(
              "ldap.most-looked-at",
              new SettingType.Whole(100, 10_000_000, "entries"),
              20_000L,
              "LDAP: search lookthrough limit",
              "A search that cannot use an index examines entries one by one, and stops"
                  + " after this many.")
          .forExperts();

  /** The longest time that a search may take. */
  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "ldap.most-time",
              new SettingType.Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
              Duration.ofSeconds(30),
              "LDAP: search time limit",
              "A search that takes longer is ended with an error.")
          .forExperts();

  /** The time for which changes of the directory are kept. */
  public static final Setting<Duration> CHANGES_KEPT =
      Setting.ofServer(
              "ldap.changes-kept",
              new SettingType.Time(Duration.ofHours(1), Duration.ofDays(365)),
              Duration.ofDays(14),
              "LDAP: change history",
              "How long the server remembers changes for clients that keep a copy of the"
                  + " directory (RFC 4533). A client that asks again within this time gets only the"
                  + " changes. After that, it must read everything again.")
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
              "Servers to which clients are referred if they ask for a name outside this"
                  + " server's domains (RFC 4511 §4.1.10). Empty: such names do not exist.")
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
