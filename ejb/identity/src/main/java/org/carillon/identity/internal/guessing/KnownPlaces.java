package org.carillon.identity.internal.guessing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.contract.net.ClientNetwork;

/**
 * The places from which principals signed in within a day, with the marks of their passwords. Only
 * a client that knows a password can create an entry. If there are more entries than fit into the
 * given octets, the longest unused are dropped. Not thread-safe.
 */
final class KnownPlaces {
  /** Octets of an entry with its key, value and place: 136 if references have four. */
  static final int ENTRY_OCTETS = 160;

  private static final long LIFE_NANOS = Duration.ofDays(1).toNanos();

  private final int most;
  private final Map<Place, Use> uses;

  /** A known place: a principal and a network. */
  record Place(long networkBits, int networkLength, long nameHigh, long nameLow) {
    static Place of(NameKey name, ClientNetwork network) {
      return new Place(network.bits(), network.length(), name.high(), name.low());
    }

    boolean isOf(NameKey name) {
      return name.high() == nameHigh && name.low() == nameLow;
    }
  }

  /**
   * A use of a place.
   *
   * @param kept the time when the place was last noted in the book
   */
  private record Use(long password, long at, long kept) {}

  KnownPlaces(long mostOctets) {
    most = Math.toIntExact(mostOctets / ENTRY_OCTETS);
    uses =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Place, Use> eldest) {
            return size() > most;
          }
        };
  }

  int most() {
    return most;
  }

  /** Returns whether the place is known, by any password. */
  boolean has(Place place, long now) {
    Use use = uses.get(place);
    return use != null && now - use.at < LIFE_NANOS;
  }

  /** Forgets the place unless it is known by this password. */
  void forgetOthers(Place place, long password) {
    uses.computeIfPresent(place, (same, use) -> use.password == password ? use : null);
  }

  /**
   * Records that the password was right at the place. Returns whether the book has to note it,
   * because the place is new or was noted more than a day ago.
   */
  boolean add(Place place, long password, long now) {
    forgetEnded(now);
    Use before = uses.remove(place);
    boolean noted = before != null && before.password == password && now - before.kept < LIFE_NANOS;
    uses.put(place, new Use(password, now, noted ? before.kept : now));
    return !noted;
  }

  int size() {
    return uses.size();
  }

  private void forgetEnded(long now) {
    var eldest = uses.values().iterator();
    while (eldest.hasNext() && now - eldest.next().at >= LIFE_NANOS) {
      eldest.remove();
    }
  }
}
