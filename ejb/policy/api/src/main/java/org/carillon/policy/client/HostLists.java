package org.carillon.policy.client;

/** Where a sender's mail server is looked for, each with those before it. */
public enum HostLists {
  /** Among those who are banned. */
  BANS,
  /** In own lists of clients, too. */
  OWN_LISTS,
  /** In lists of clients in the DNS, too. */
  DNS_LISTS;

  /** Whether one is looked into, too. */
  public boolean has(HostLists other) {
    return compareTo(other) >= 0;
  }
}
