package org.carillon.format.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what was made of texts, up to a weight of all together; what was not asked for longest
 * is let go first. A value that weighs more than an eighth of all is not kept. Safe for all
 * threads.
 */
public final class WeighedCache<K, V> {
  private static final int SHARE = 8;

  private record Kept<V>(V value, long weight) {}

  private final long most;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /**
   * An empty one.
   *
   * @param most what all values may weigh together, in the unit of {@link #put}
   */
  public WeighedCache(long most) {
    this.most = most;
  }

  /** What is remembered of a key. */
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key)).map(Kept::value);
  }

  /**
   * Remembers a value.
   *
   * @param octets about how much memory key and value take
   */
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

  /** What all remembered values weigh. */
  public synchronized long weight() {
    return weight;
  }
}
