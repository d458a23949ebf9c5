package org.carillon.adapter.outbound;

import java.net.InetSocketAddress;
import java.util.List;

/** The hosts that take mail for a destination (RFC 5321 §5.1), or why there are none. */
sealed interface TargetHosts {

  /** A host and one of its addresses, with the port, to try. */
  record Hop(String host, InetSocketAddress address) {}

  /** The hosts, in the order to try. */
  record Hops(List<Hop> hops) implements TargetHosts {}

  /** The hosts are unknown for now; an enhanced status {@code 4.x.y}. */
  record Unknown(String status, String why) implements TargetHosts {}

  /** The domain's policy names none of its hosts (MTA-STS, RFC 8461 §4.1). */
  record Unnamed(List<String> hosts) implements TargetHosts {
    public Unnamed {
      hosts = List.copyOf(hosts);
    }
  }

  /** There is no host; an enhanced status {@code 5.x.y}. */
  record None(String status, String why) implements TargetHosts {}
}
