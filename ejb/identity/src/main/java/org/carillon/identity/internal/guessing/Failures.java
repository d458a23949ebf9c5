package org.carillon.identity.internal.guessing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many tries failed of late, by keys of fixed size. Each count ends a span after its first; of
 * more than fit into its octets it forgets those not asked for longest. Not safe for use by several
 * threads at once.
 */
final class Failures<K> {
  /** Entry, its place in the table, key and count: 116 octets where references have four. */
  static final int ENTRY_OCTETS = 128;

  private final Map<K, Count> counts;

  private static final class Count {
    private final long begun;
    private long failures;

    Count(long begun) {
      this.begun = begun;
    }
  }

  Failures(long mostOctets) {
    long most = mostOctets / ENTRY_OCTETS;
    counts =
        new LinkedHashMap<>(16, 0.75F, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Count> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * How many failed.
   *
   * @param now by {@link System#nanoTime}
   * @param span how long they are counted, in nanoseconds
   */
  long of(K key, long now, long span) {
    Count count = counts.get(key);
    if (count == null) {
      return 0;
    }
    if (now - count.begun >= span) {
      counts.remove(key);
      return 0;
    }
    return count.failures;
  }

  /** Counts one more; how many they are now. */
  long add(K key, long now, long span) {
    forgetEnded(now, span);
    Count count = counts.get(key);
    if (count == null || now - count.begun >= span) {
      count = new Count(now);
      counts.put(key, count);
    }
    return ++count.failures;
  }

  /** How long they are still counted, in nanoseconds. */
  long rest(K key, long now, long span) {
    Count count = counts.get(key);
    return count == null ? 0 : Math.max(0, span - (now - count.begun));
  }

  /** Forgets what was counted. */
  void forget(K key) {
    counts.remove(key);
  }

  /** Forgets what was counted of all such keys; looks at each. */
  void forgetAll(Predicate<K> those) {
    counts.keySet().removeIf(those);
  }

  int size() {
    return counts.size();
  }

  private void forgetEnded(long now, long span) {
    var eldest = counts.values().iterator();
    while (eldest.hasNext() && now - eldest.next().begun >= span) {
      eldest.remove();
    }
  }
}
