package org.carillon.adapter.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.Limits;

/** Counts a listener's connections in all and per client: by its network, IPv6 also by the site. */
public final class ConnectionCounter {
  private final Map<ClientNetwork, Integer> byNetwork = new HashMap<>();
  private int inAll;

  /** Returns whether one more was let in; the caller must then call {@link #leave} later. */
  public synchronized boolean enter(InetAddress address, Limits limits) {
    ClientNetwork network = ClientNetwork.of(address);
    boolean full =
        inAll >= limits.connections()
            || count(network) >= limits.perAddress()
            || network
                .site()
                .map(this::count)
                .filter(all -> all / ClientNetwork.SITE_SHARES >= limits.perAddress())
                .isPresent();
    if (full) {
      return false;
    }
    byNetwork.merge(network, 1, Integer::sum);
    network.site().ifPresent(site -> byNetwork.merge(site, 1, Integer::sum));
    inAll++;
    return true;
  }

  /** Counts one connection less from this address. */
  public synchronized void leave(InetAddress address) {
    ClientNetwork network = ClientNetwork.of(address);
    inAll--;
    leave(network);
    network.site().ifPresent(this::leave);
  }

  private void leave(ClientNetwork network) {
    byNetwork.computeIfPresent(network, (same, count) -> count == 1 ? null : count - 1);
  }

  private int count(ClientNetwork network) {
    return byNetwork.getOrDefault(network, 0);
  }
}
