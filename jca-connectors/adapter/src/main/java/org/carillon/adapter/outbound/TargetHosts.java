package org.carillon.adapter.outbound;

import java.net.InetSocketAddress;
import java.util.List;

/** The hosts that take mail for a destination (RFC 5321 §5.1), or why there are none. */
sealed interface TargetHosts {

  /**
   * A host and an address to try.
   *
   * @param host its name
   * @param address one of its addresses, with the port
   */
  record Hop(String host, InetSocketAddress address) {}

  /** These, in this order. */
  record Hops(List<Hop> hops) implements TargetHosts {}

  /**
   * Nowhere now.
   *
   * @param status an enhanced status, {@code 4.x.y}
   */
  record Unknown(String status, String why) implements TargetHosts {}

  /**
   * Nowhere.
   *
   * @param status an enhanced status, {@code 5.x.y}
   */
  record None(String status, String why) implements TargetHosts {}
}
