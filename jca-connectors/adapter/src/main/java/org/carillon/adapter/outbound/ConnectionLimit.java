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

/**
 * Holds the number of connections in use within the policy: in all, to one next hop, and to one
 * address, so that a host of many domains is one destination.
 */
final class ConnectionLimit {
  /** Of so many hops it is remembered where they lead. */
  private static final int MOST_KNOWN = 10_000;

  /** So many hops are told of as crowded at most: what is claimed of the others is given back. */
  private static final int MOST_CROWDED = 1_000;

  private final Map<String, Integer> byHop = new HashMap<>();
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private final Map<String, List<InetAddress>> known = new LinkedHashMap<>();
  private final Runnable onRoom;
  private int inAll;
  private boolean withheld;
  private boolean closed;

  /**
   * Lets connections in until it is closed.
   *
   * @param onRoom called when there may be a place at an address again for what was told as
   *     crowded; must return at once
   */
  ConnectionLimit(Runnable onRoom) {
    this.onRoom = onRoom;
  }

  /**
   * Waits for a place.
   *
   * @param most gives up after so long, or when it is closed
   * @return whether there is one; then it must be {@link #leave left}
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
   * Takes a place at an address, for a connection that is to be opened; who gets none does not wait
   * for it in a place that others can use.
   *
   * @return whether there is one; then it must be {@link #depart departed} from
   */
  synchronized boolean approach(InetAddress address, OutboundPolicy policy) {
    boolean room = byAddress.getOrDefault(address, 0) < policy.perDestination();
    if (room) {
      arrive(address);
    }
    return room;
  }

  /** Counts a connection that is there already; it must be {@link #depart departed} from. */
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

  /** Remembers where a hop leads. */
  synchronized void leads(String hop, Collection<InetAddress> addresses) {
    known.remove(hop);
    known.put(hop, List.copyOf(addresses));
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** Hops that lead to nothing but addresses without a place. */
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

  /** Lets nobody in any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
