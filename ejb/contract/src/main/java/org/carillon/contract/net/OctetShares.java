package org.carillon.contract.net;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A budget that many client networks share, of which none may have more than a part: a network an
 * eighth, a {@linkplain ClientNetwork#site site} a quarter. So whoever fills its own keeps nobody
 * else out.
 */
public final class OctetShares {
  private static final int NETWORK_PART = 8;
  private static final int SITE_PART = 4;

  private final OctetBudget all;
  private final Map<ClientNetwork, Long> held = new HashMap<>();

  /**
   * Shares of a budget.
   *
   * @param all what all networks may have together
   */
  public OctetShares(OctetBudget all) {
    this.all = all;
  }

  /** What is there for one network's connections. */
  public OctetBudget of(ClientNetwork network) {
    return new Share(network);
  }

  /** How many networks hold something. */
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
    held.merge(network, octets, OctetShares::sum);
    network.site().ifPresent(site -> held.merge(site, octets, OctetShares::sum));
  }

  /** Nothing is kept of who holds nothing. */
  private static Long sum(long held, long more) {
    return held + more == 0 ? null : held + more;
  }

  /** A network's part: what it takes counts for all as well. */
  final class Share extends OctetBudget {
    private final ClientNetwork network;

    private Share(ClientNetwork network) {
      super(all.bound());
      this.network = network;
    }

    @Override
    public boolean take(long octets) {
      return OctetShares.this.take(network, octets);
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
      synchronized (OctetShares.this) {
        return of(network, 0);
      }
    }
  }
}
