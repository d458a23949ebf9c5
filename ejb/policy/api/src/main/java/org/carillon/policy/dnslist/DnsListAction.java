package org.carillon.policy.dnslist;

import java.util.Locale;

/** The consequences of being listed. */
public enum DnsListAction {
  /** The message gets points, which add up with those of other checks. */
  POINTS,
  /** The message is refused. */
  REJECT,
  /** Other lists and points do not count. */
  ALLOW;

  /** Returns the word that interfaces and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DnsListAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
