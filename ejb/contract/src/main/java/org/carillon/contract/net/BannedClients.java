package org.carillon.contract.net;

import java.net.InetAddress;
import java.time.Duration;

/** Clients that no service speaks with for the time being. Is asked by many threads at once. */
@FunctionalInterface
public interface BannedClients {
  /** Nobody. */
  BannedClients NONE = address -> Duration.ZERO;

  /** For how long an address is banned yet, if nobody lifts it; zero if it is not. From memory. */
  Duration rest(InetAddress address);

  /** Whether an address is banned now. */
  default boolean contain(InetAddress address) {
    return rest(address).isPositive();
  }
}
