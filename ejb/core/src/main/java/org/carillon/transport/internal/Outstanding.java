package org.carillon.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.carillon.contract.queue.Lease;

/**
 * The relay claims this node holds, counted by destination, so that a slow destination with much
 * mail does not take all connections from the others.
 */
@ApplicationScoped
class Outstanding {

  private record Held(String destination, Lease lease) {}

  private final Map<Long, Held> byFence = new ConcurrentHashMap<>();

  void add(Claim claim) {
    byFence.put(claim.fence(), new Held(claim.destination(), claim.lease()));
  }

  /** Notes that a claim holds for longer. */
  void renewed(long fence, Lease lease) {
    byFence.computeIfPresent(fence, (key, held) -> new Held(held.destination(), lease));
  }

  /** Whether it was held, and its destination had no room for more. */
  boolean remove(long fence, long cap) {
    Held held = byFence.get(fence);
    boolean wasFull = held != null && full(cap).contains(held.destination());
    byFence.remove(fence);
    return wasFull;
  }

  /** Destinations with as many claims as they may have. */
  Set<String> full(long cap) {
    Set<String> full = new HashSet<>();
    counts()
        .forEach(
            (destination, count) -> {
              if (count >= cap) {
                full.add(destination);
              }
            });
    return full;
  }

  /** Says for candidates one after the other whether their destination still has room. */
  Predicate<String> room(long cap) {
    Map<String, Long> counts = counts();
    return destination -> counts.merge(destination, 1L, Long::sum) <= cap;
  }

  private Map<String, Long> counts() {
    byFence.values().removeIf(held -> held.lease().over());
    Map<String, Long> counts = new HashMap<>();
    for (Held held : byFence.values()) {
      counts.merge(held.destination(), 1L, Long::sum);
    }
    return counts;
  }
}
