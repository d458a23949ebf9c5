package org.carillon.transport.router;

/** The right side of a line of the routing table. */
sealed interface RoutingTarget {
  /**
   * Another address.
   *
   * @param local the local part, in which each {@code *} stands for a captured text; empty: the
   *     local part stays
   * @param domain the domain, likewise; empty: the domain stays
   * @param host the host to which mail goes, a domain or an address literal; empty: the address is
   *     looked up
   */
  record Address(String local, String domain, String host) implements RoutingTarget {}

  /** The address is refused. */
  record Error() implements RoutingTarget {}

  /** Mail for the address is accepted and deleted. */
  record Discard() implements RoutingTarget {}
}
