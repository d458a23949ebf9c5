package org.carillon.policy.internal.ban;

import java.net.InetAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carillon.policy.net.NetworkPrefix;

/** Bans by network, looked up once for each prefix length in use. Immutable. */
final class BanIndex {
  static final BanIndex EMPTY = new BanIndex(Map.of());

  private final Map<NetworkPrefix, Instant> ends;
  private final Set<Integer> prefixes4 = new HashSet<>();
  private final Set<Integer> prefixes6 = new HashSet<>();

  BanIndex(Map<NetworkPrefix, Instant> ends) {
    this.ends = ends;
    for (NetworkPrefix network : ends.keySet()) {
      (network.isIpv6() ? prefixes6 : prefixes4).add(network.prefix());
    }
  }

  /** Returns the end of an address's ban, or {@link Instant#MIN} if it is not banned. */
  Instant end(InetAddress address) {
    Instant last = Instant.MIN;
    if (ends.isEmpty()) {
      return last;
    }
    NetworkPrefix own = NetworkPrefix.of(address);
    for (int prefix : own.isIpv6() ? prefixes6 : prefixes4) {
      Instant end = ends.get(own.within(prefix));
      if (end != null && end.isAfter(last)) {
        last = end;
      }
    }
    return last;
  }
}
