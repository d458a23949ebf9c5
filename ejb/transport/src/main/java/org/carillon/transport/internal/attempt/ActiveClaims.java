package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.carillon.contract.queue.Lease;

/**
 * The relay claims that this node holds, counted by destination and by sender, so that neither a
 * slow destination with much mail nor one sender with many slow destinations takes all connections
 * from the others.
 */
@ApplicationScoped
public class ActiveClaims {

  /**
   * The limits of simultaneous claims.
   *
   * @param perDestination for one destination
   * @param perSender for one account; for all mail without sign-in together
   */
  record Caps(long perDestination, long perSender) {

    /** A sender gets at most half of the connections. */
    static Caps of(long connections, long perDestination) {
      return new Caps(perDestination, Math.max(1, connections / 2));
    }
  }

  private record Share(String destination, long sender) {}

  private record Held(Share share, Lease lease) {}

  private final Map<Long, Held> byFence = new ConcurrentHashMap<>();

  void add(Claim claim) {
    Share share = new Share(claim.destination(), claim.message().account().orElse(0));
    byFence.put(claim.fence(), new Held(share, claim.lease()));
  }

  /** Notes a claim's new lease. */
  void renewed(long fence, Lease lease) {
    byFence.computeIfPresent(fence, (key, held) -> new Held(held.share(), lease));
  }

  /** Removes a claim; returns whether it had filled its destination's or sender's limit. */
  boolean remove(long fence, Caps caps) {
    Held held = byFence.get(fence);
    boolean wasFull = held != null && !room(caps, Set.of()).admits(held.share());
    byFence.remove(fence);
    return wasFull;
  }

  /**
   * Returns the remaining room.
   *
   * @param closed further destinations without room
   */
  Room room(Caps caps, Collection<String> closed) {
    byFence.values().removeIf(held -> held.lease().over());
    Room room = new Room(caps, closed);
    byFence.values().forEach(held -> room.take(held.share()));
    return room;
  }

  /** The remaining room for claims, reduced by each candidate. Used by one thread. */
  public static final class Room {
    private final Caps caps;
    private final Set<String> closed;
    private final Map<String, Long> byDestination = new HashMap<>();
    private final Map<Long, Long> bySender = new HashMap<>();

    private Room(Caps caps, Collection<String> closed) {
      this.caps = caps;
      this.closed = new HashSet<>(closed);
    }

    /** Unlimited room, for work that needs no connections. */
    public static Room unbounded() {
      return new Room(new Caps(Long.MAX_VALUE, Long.MAX_VALUE), Set.of());
    }

    private void take(Share share) {
      byDestination.merge(share.destination(), 1L, Long::sum);
      bySender.merge(share.sender(), 1L, Long::sum);
    }

    private boolean admits(Share share) {
      return byDestination.getOrDefault(share.destination(), 0L) < caps.perDestination()
          && bySender.getOrDefault(share.sender(), 0L) < caps.perSender();
    }

    /** Takes room for a claim; false if there is none. */
    boolean take(String destination, long sender) {
      Share wanted = new Share(destination, sender);
      boolean admitted = admits(wanted);
      if (admitted) {
        take(wanted);
      }
      return admitted;
    }

    /** The destinations without room. */
    Set<String> closedDestinations() {
      Set<String> full = full(byDestination, caps.perDestination());
      full.addAll(closed);
      return full;
    }

    /** The senders without room. */
    Set<Long> closedSenders() {
      return full(bySender, caps.perSender());
    }

    private static <K> Set<K> full(Map<K, Long> counts, long cap) {
      return counts.entrySet().stream()
          .filter(count -> count.getValue() >= cap)
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}
