package org.carillon.policy.dnslist;

import java.util.Locale;

/** What comes of being listed. */
public enum DnsListAction {
  /** It counts with others. */
  POINTS,
  /** The message is refused. */
  REJECT,
  /** Other lists and points do not count. */
  ALLOW;

  /** As edges and the database call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static DnsListAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
