package org.carillon.policy.dnslist;

import java.util.Locale;

/** Whether a list works, by its test entries (RFC 5782 §5). */
public enum DnsListHealth {
  /** It lists what is there for tests, and not what must never be listed. */
  WORKS,
  /** It lists what must never be listed: it was given up, or belongs to somebody else now. */
  LISTS_ALL,
  /** It lacks its test entry: it was given up, or is none. */
  LISTS_NOTHING,
  /** It answers that it does not answer us. */
  REFUSES,
  /** The DNS does not tell. */
  UNKNOWN;

  /** As edges call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
