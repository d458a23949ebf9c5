package org.carillon.contract.net;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A budget that many client networks share. One network may take at most an eighth of it, and a
 * {@linkplain ClientNetwork#site site} at most a quarter, so that a network which exhausts its
 * share does not shut others out.
 */
public final class NetworkBudgets {
  private static final int NETWORK_PART = 8;
  private static final int SITE_PART = 4;

  private final OctetBudget all;
  private final Map<ClientNetwork, Long> held = new HashMap<>();

  /** Creates the shares of the budget of all networks together. */
  public NetworkBudgets(OctetBudget all) {
    this.all = all;
  }

  /** Returns the budget for the connections of one network. */
  public OctetBudget of(ClientNetwork network) {
    return new Share(network);
  }

  /** Returns the number of networks and sites that hold octets. */
  synchronized int networks() {
    return held.size();
  }

  private synchronized boolean take(ClientNetwork network, long octets) {
    Optional<ClientNetwork> site = network.site();
    boolean fits =
        of(network, octets) <= all.bound() / NETWORK_PART
            && (site.isEmpty() || of(site.get(), octets) <= all.bound() / SITE_PART)
            && all.take(octets);
    if (fits) {
      add(network, octets);
    }
    return fits;
  }

  private long of(ClientNetwork network, long more) {
    return held.getOrDefault(network, 0L) + more;
  }

  private synchronized void add(ClientNetwork network, long octets) {
    held.merge(network, octets, NetworkBudgets::sum);
    network.site().ifPresent(site -> held.merge(site, octets, NetworkBudgets::sum));
  }

  /** Returns null for a sum of 0, so that the map has no entry for a network that holds nothing. */
  private static Long sum(long held, long more) {
    return held + more == 0 ? null : held + more;
  }

  /** A network's share; octets taken from it count towards the whole budget as well. */
  final class Share extends OctetBudget {
    private final ClientNetwork network;

    private Share(ClientNetwork network) {
      super(all.bound());
      this.network = network;
    }

    @Override
    public boolean take(long octets) {
      return NetworkBudgets.this.take(network, octets);
    }

    @Override
    void move(long octets) {
      all.move(octets);
      add(network, octets);
    }

    @Override
    public void giveBack(long octets) {
      all.giveBack(octets);
      add(network, -octets);
    }

    @Override
    public long used() {
      synchronized (NetworkBudgets.this) {
        return of(network, 0);
      }
    }
  }
}
