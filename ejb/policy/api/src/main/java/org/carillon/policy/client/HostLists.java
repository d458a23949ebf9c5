package org.carillon.policy.client;

/**
 * The lists in which a sender's mail server is looked up. Each constant includes those before it.
 */
public enum HostLists {
  /** The list of banned networks. */
  BANS,
  /** Also the administrators' own lists of clients. */
  OWN_LISTS,
  /** Also the lists of clients in the DNS. */
  DNS_LISTS;

  /** Returns whether {@code other} is included. */
  public boolean has(HostLists other) {
    return compareTo(other) >= 0;
  }
}
