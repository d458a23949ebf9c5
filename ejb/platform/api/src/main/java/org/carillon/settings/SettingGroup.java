package org.carillon.settings;

import java.util.Locale;

/** A page of settings, in the order in which the pages are offered. */
public enum SettingGroup {
  MAIL("Sending and receiving"),
  POLICY("Spam and screening"),
  MAILBOXES("Mailboxes"),
  ACCOUNTS("Accounts and directory"),
  SECURITY("Sign-in and security"),
  WEB("Web pages"),
  GROUPWARE("Calendars and contacts"),
  SIP("Telephony"),
  STORAGE("Storage and backups"),
  NETWORK("Network and ports");

  private final String title;

  SettingGroup(String title) {
    this.title = title;
  }

  /** Returns the group's name in addresses and bundles. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the group's name for people, in English. */
  public String title() {
    return title;
  }
}
