package org.carillon.policy.dnslist;

import java.util.Locale;

/** The things that a list can hold. */
public enum DnsListSubject {
  /** Addresses of clients (RFC 5782 §2.1, §2.4). */
  CLIENT,
  /** Domains of senders: in the greeting, the envelope and From (RFC 5782 §2.2). */
  SENDER,
  /** Domains that message texts link to. */
  LINK;

  /** Returns the word that interfaces and the database use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DnsListSubject of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
