package org.carillon.policy.client;

/** Lists to look up a sender's mail server in. Each constant includes those before it. */
public enum HostLists {
  /** The list of banned networks. */
  BANS,
  /** Includes the administrators' own lists of clients. */
  OWN_LISTS,
  /** Includes the lists of clients in the DNS. */
  DNS_LISTS;

  /** Returns whether {@code other} is included. */
  public boolean has(HostLists other) {
    return compareTo(other) >= 0;
  }
}
