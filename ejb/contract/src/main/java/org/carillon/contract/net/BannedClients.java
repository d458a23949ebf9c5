package org.carillon.contract.net;

import java.net.InetAddress;
import java.time.Duration;

/** The clients that all services refuse for the time being. It is used by many threads at once. */
@FunctionalInterface
public interface BannedClients {
  BannedClients NONE = address -> Duration.ZERO;

  /** Returns the time for which an address is still banned; zero if not. Read from memory. */
  Duration rest(InetAddress address);

  default boolean contain(InetAddress address) {
    return rest(address).isPositive();
  }
}
