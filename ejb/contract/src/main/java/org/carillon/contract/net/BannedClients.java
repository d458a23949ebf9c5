package org.carillon.contract.net;

import java.net.InetAddress;
import java.time.Duration;

/** The clients that all services refuse for the time being. It is used by many threads at once. */
@FunctionalInterface
public interface BannedClients {
  /** No banned clients. */
  BannedClients NONE = address -> Duration.ZERO;

  /**
   * Returns the remaining time for which an address is banned, unless somebody lifts the ban; zero
   * if it is not banned. Answered from memory.
   */
  Duration rest(InetAddress address);

  /** Returns whether an address is banned now. */
  default boolean contain(InetAddress address) {
    return rest(address).isPositive();
  }
}
