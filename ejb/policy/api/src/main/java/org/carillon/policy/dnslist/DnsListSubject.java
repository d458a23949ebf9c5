package org.carillon.policy.dnslist;

import java.util.Locale;

/** What a list lists. */
public enum DnsListSubject {
  /** Addresses of clients (RFC 5782 §2.1, §2.4). */
  CLIENT,
  /** Domains of senders: of the greeting, the envelope and From (RFC 5782 §2.2). */
  SENDER,
  /** Domains that texts link to. */
  LINK;

  /** As edges and the database call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static DnsListSubject of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
