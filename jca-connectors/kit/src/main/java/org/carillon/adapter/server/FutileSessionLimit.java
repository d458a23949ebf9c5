package org.carillon.adapter.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.carillon.contract.net.ClientNetwork;

/**
 * Counts, by client network, futile sessions: each has cost a thread, a log line and perhaps
 * database queries. A network with too many is refused for a while, unless a user there signed in
 * or sent a message within a day. Each count ends ten minutes after its first session. If there are
 * too many networks, the oldest is forgotten. This machine itself is not counted.
 */
public final class FutileSessionLimit {
  private static final long SPAN = Duration.ofMinutes(10).toNanos();
  private static final long LIFE_OF_PROOF = Duration.ofDays(1).toNanos();
  private static final int MOST_NETWORKS = 65_536;

  private final LongSupplier nanoTime;

  /** The counts, oldest first. */
  private final LinkedHashMap<ClientNetwork, Count> counts = new LinkedHashMap<>();

  /** The time of each network's last useful session, oldest first. */
  private final LinkedHashMap<ClientNetwork, Long> proven = new LinkedHashMap<>();

  private static final class Count {
    private final long begun;
    private int sessions;

    Count(long begun) {
      this.begun = begun;
    }
  }

  public FutileSessionLimit() {
    this(System::nanoTime);
  }

  FutileSessionLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Returns whether a client has reached its limit.
   *
   * @param most the limit of one network; its site has {@link ClientNetwork#SITE_SHARES} times as
   *     many; 0 for no limit
   */
  public synchronized boolean reached(InetAddress client, int most) {
    if (most == 0 || ClientNetwork.isThisMachine(client)) {
      return false;
    }
    forgetEnded();
    ClientNetwork network = ClientNetwork.of(client);
    if (proven.containsKey(network)) {
      return false;
    }
    return of(network) >= most
        || network.site().filter(site -> of(site) / ClientNetwork.SITE_SHARES >= most).isPresent();
  }

  /** Counts a futile session; returns how many the same network has now. */
  public synchronized int count(InetAddress client) {
    forgetEnded();
    ClientNetwork network = ClientNetwork.of(client);
    network.site().ifPresent(this::add);
    return add(network);
  }

  /** Notes that a user at this address signed in or sent a message. */
  public synchronized void prove(InetAddress client) {
    ClientNetwork network = ClientNetwork.of(client);
    counts.remove(network);
    proven.putLast(network, nanoTime.getAsLong());
    if (proven.size() > MOST_NETWORKS) {
      proven.pollFirstEntry();
    }
  }

  private int of(ClientNetwork network) {
    Count count = counts.get(network);
    return count == null ? 0 : count.sessions;
  }

  private int add(ClientNetwork network) {
    if (counts.size() >= MOST_NETWORKS && !counts.containsKey(network)) {
      counts.pollFirstEntry();
    }
    return ++counts.computeIfAbsent(network, first -> new Count(nanoTime.getAsLong())).sessions;
  }

  private void forgetEnded() {
    long now = nanoTime.getAsLong();
    while (!counts.isEmpty() && now - counts.firstEntry().getValue().begun >= SPAN) {
      counts.pollFirstEntry();
    }
    while (!proven.isEmpty() && now - proven.firstEntry().getValue() >= LIFE_OF_PROOF) {
      proven.pollFirstEntry();
    }
  }
}
