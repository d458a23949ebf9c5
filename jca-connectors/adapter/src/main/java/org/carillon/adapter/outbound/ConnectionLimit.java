package org.carillon.adapter.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.queue.OutboundPolicy;

/** Limits connections: in total, per next hop, and per address, for hosts of many domains. */
final class ConnectionLimit {
  /** The highest number of hops whose addresses are remembered. */
  private static final int MOST_KNOWN = 10_000;

  /** The highest number of hops reported as crowded; claimed jobs for others are given back. */
  private static final int MOST_CROWDED = 1_000;

  private final Map<String, Integer> byHop = new HashMap<>();
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private final Map<String, List<InetAddress>> known = new LinkedHashMap<>();
  private final Runnable onRoom;
  private int inAll;
  private boolean withheld;
  private boolean closed;

  /**
   * Creates an open limit.
   *
   * @param onRoom called when an address that was reported as crowded may have a free place again;
   *     must return at once
   */
  ConnectionLimit(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /**
   * Waits for a place.
   *
   * @param most the longest wait; it also ends when the limit is closed
   * @return whether there is a place; the caller must then {@link #leave} it
   */
  synchronized boolean enter(String hop, OutboundPolicy policy, Duration most)
      throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (closed
        || inAll >= policy.connections()
        || byHop.getOrDefault(hop, 0) >= policy.perDestination()) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (closed || left <= 0) {
        return false;
      }
      wait(left);
    }
    inAll++;
    byHop.merge(hop, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String hop) {
    inAll--;
    less(byHop, hop);
    notifyAll();
  }

  /**
   * Takes a place at an address for a connection to be opened. It never waits, because the caller
   * would block a place that others can use.
   *
   * @return whether there is a place; the caller must then {@link #depart} from it
   */
  synchronized boolean approach(InetAddress address, OutboundPolicy policy) {
    boolean room = byAddress.getOrDefault(address, 0) < policy.perDestination();
    if (room) {
      arrive(address);
    }
    return room;
  }

  /** Counts a connection that exists already; the caller must {@link #depart} from it. */
  synchronized void arrive(InetAddress address) {
    byAddress.merge(address, 1, Integer::sum);
  }

  void depart(InetAddress address) {
    if (hasRoomFrom(address)) {
      onRoom.run();
    }
  }

  private synchronized boolean hasRoomFrom(InetAddress address) {
    less(byAddress, address);
    boolean was = withheld;
    withheld = false;
    return was;
  }

  /** Remembers the addresses of a hop. */
  synchronized void leads(String hop, Collection<InetAddress> addresses) {
    known.remove(hop);
    known.put(hop, List.copyOf(addresses));
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** Returns the hops all of whose addresses are full. */
  synchronized Set<String> crowded(OutboundPolicy policy) {
    Set<InetAddress> full = new HashSet<>();
    byAddress.forEach(
        (address, count) -> {
          if (count >= policy.perDestination()) {
            full.add(address);
          }
        });
    Set<String> crowded = new HashSet<>();
    if (!full.isEmpty()) {
      known.forEach(
          (hop, addresses) -> {
            if (crowded.size() < MOST_CROWDED && full.containsAll(addresses)) {
              crowded.add(hop);
            }
          });
    }
    withheld = !crowded.isEmpty();
    return crowded;
  }

  private static <K> void less(Map<K, Integer> counts, K key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  /** Admits no more connections. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
