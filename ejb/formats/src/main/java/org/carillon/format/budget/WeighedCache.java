package org.carillon.format.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of values with an upper bound for the sum of their weights. The value that has not been
 * read for the longest time is removed first. A value that weighs more than an eighth of the bound
 * is not kept. Safe for use by several threads.
 */
public final class WeighedCache<K, V> {
  private static final int SHARE = 8;

  private record Kept<V>(V value, long weight) {}

  private final long most;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /** Creates an empty cache with a maximum weight, in the unit of {@link #put}. */
  public WeighedCache(long most) {
    this.most = most;
  }

  /** Returns the value of a key, or empty if none is cached. */
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key)).map(Kept::value);
  }

  /** Caches a value; key and value take about {@code octets} of memory. */
  public synchronized void put(K key, V value, long octets) {
    if (octets > most / SHARE) {
      return;
    }
    Kept<V> before = kept.put(key, new Kept<>(value, octets));
    weight += octets - (before == null ? 0 : before.weight());
    Iterator<Kept<V>> oldest = kept.values().iterator();
    while (weight > most) {
      weight -= oldest.next().weight();
      oldest.remove();
    }
  }

  /** Returns the weight of all cached values together. */
  public synchronized long weight() {
    return weight;
  }
}
