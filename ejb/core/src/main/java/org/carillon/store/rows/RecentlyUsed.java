package org.carillon.store.rows;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What was used last stays, within a bound. Guarded by itself: who asks for many may hold its lock
 * meanwhile.
 */
public final class RecentlyUsed<K, V> {
  private final Map<K, V> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final ToLongFunction<V> cost;
  private final long most;
  private long held;

  /**
   * Keeps nothing yet.
   *
   * @param cost what one costs
   * @param most what all may cost
   */
  public RecentlyUsed(ToLongFunction<V> cost, long most) {
    this.cost = cost;
    this.most = most;
  }

  /** What is kept of it; null when nothing is. */
  public synchronized V get(K key) {
    return kept.get(key);
  }

  public synchronized void put(K key, V value) {
    V before = kept.put(key, value);
    held += cost.applyAsLong(value) - (before == null ? 0 : cost.applyAsLong(before));
    Iterator<V> eldest = kept.values().iterator();
    while (held > most && eldest.hasNext()) {
      held -= cost.applyAsLong(eldest.next());
      eldest.remove();
    }
  }
}
