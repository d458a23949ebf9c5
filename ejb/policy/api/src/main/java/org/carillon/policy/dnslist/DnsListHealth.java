package org.carillon.policy.dnslist;

import java.util.Locale;

/** The state of a list, by its test entries (RFC 5782 §5). */
public enum DnsListHealth {
  /** The list has its test entry, and not the entry that must never be listed. */
  WORKS,
  /** The list has the entry that must never be listed: it was given up or has a new owner. */
  LISTS_ALL,
  /** The list lacks its test entry: it was given up or is no such list. */
  LISTS_NOTHING,
  /** The list answers that it refuses to answer this server. */
  REFUSES,
  /** The DNS lookup failed. */
  UNKNOWN;

  /** Returns the word that interfaces use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
