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
 * The relay claims this node holds, counted by destination and by sender, so that neither a slow
 * destination with much mail nor one sender with many slow destinations takes all connections from
 * the others.
 */
@ApplicationScoped
public class Outstanding {

  /**
   * How many claims there may be at once.
   *
   * @param perDestination for one destination
   * @param perSender of one account; of all that nobody signed in to send
   */
  record Caps(long perDestination, long perSender) {

    /** One sender has at most half of the connections. */
    static Caps of(long connections, long perDestination) {
      return new Caps(perDestination, Math.max(1, connections / 2));
    }
  }

  /** What is counted of a claim. */
  private record Share(String destination, long sender) {}

  private record Held(Share share, Lease lease) {}

  private final Map<Long, Held> byFence = new ConcurrentHashMap<>();

  void add(Claim claim) {
    Share share = new Share(claim.destination(), claim.message().account().orElse(0));
    byFence.put(claim.fence(), new Held(share, claim.lease()));
  }

  /** Notes that a claim holds for longer. */
  void renewed(long fence, Lease lease) {
    byFence.computeIfPresent(fence, (key, held) -> new Held(held.share(), lease));
  }

  /** Whether it was held, and its destination or sender had no room for more. */
  boolean remove(long fence, Caps caps) {
    Held held = byFence.get(fence);
    boolean wasFull = held != null && !room(caps, Set.of()).admits(held.share());
    byFence.remove(fence);
    return wasFull;
  }

  /**
   * What there is room for.
   *
   * @param closed destinations that are to be left alone besides
   */
  Room room(Caps caps, Collection<String> closed) {
    byFence.values().removeIf(held -> held.lease().over());
    Room room = new Room(caps, closed);
    byFence.values().forEach(held -> room.take(held.share()));
    return room;
  }

  /** What may be claimed now; asked of one candidate after the other. Used by one thread. */
  public static final class Room {
    private final Caps caps;
    private final Set<String> closed;
    private final Map<String, Long> byDestination = new HashMap<>();
    private final Map<Long, Long> bySender = new HashMap<>();

    private Room(Caps caps, Collection<String> closed) {
      this.caps = caps;
      this.closed = new HashSet<>(closed);
    }

    /** For work that needs no connections. */
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

    /** Whether there is room for this one, too; if so it is taken. */
    boolean take(String destination, long sender) {
      Share wanted = new Share(destination, sender);
      boolean admitted = admits(wanted);
      if (admitted) {
        take(wanted);
      }
      return admitted;
    }

    /** Destinations that have none. */
    Set<String> closedDestinations() {
      Set<String> full = full(byDestination, caps.perDestination());
      full.addAll(closed);
      return full;
    }

    /** Senders who have none. */
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
