package org.carillon.adapter.outbound;

import java.net.InetSocketAddress;
import java.util.List;

/** Where mail for a destination goes. */
sealed interface Route {

  /**
   * A place to try.
   *
   * @param host its name
   * @param address one of its addresses, with the port
   */
  record Hop(String host, InetSocketAddress address) {}

  /** These, in this order. */
  record Hops(List<Hop> hops) implements Route {}

  /**
   * Nowhere now.
   *
   * @param status an enhanced status, {@code 4.x.y}
   */
  record Unknown(String status, String why) implements Route {}

  /**
   * Nowhere.
   *
   * @param status an enhanced status, {@code 5.x.y}
   */
  record None(String status, String why) implements Route {}
}
