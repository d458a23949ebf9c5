package org.carillon.adapter.sip;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.net.Limits;

/** Counts a listener's connections, in all and by client address. */
final class Admission {
  private final Limits limits;
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int all;

  Admission(Limits limits) {
    this.limits = limits;
  }

  synchronized boolean enter(InetAddress client) {
    int present = byAddress.getOrDefault(client, 0);
    if (all >= limits.connections() || present >= limits.perAddress()) {
      return false;
    }
    all++;
    byAddress.put(client, present + 1);
    return true;
  }

  synchronized void leave(InetAddress client) {
    all--;
    byAddress.computeIfPresent(client, (address, present) -> present == 1 ? null : present - 1);
  }
}
