package org.carillon.identity.internal.guessing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts recent failures, by keys of fixed size. Each count expires one span after its first
 * failure. If there are more counts than fit into the given octets, those that were not asked for
 * longest are dropped. Not thread-safe.
 */
final class FailureCounts<K> {
  /** Octets of an entry with its key, count and place: 116 if references have four. */
  static final int ENTRY_OCTETS = 128;

  private final Map<K, Count> counts;

  private static final class Count {
    private final long begun;
    private long failures;

    Count(long begun) {
      this.begun = begun;
    }
  }

  FailureCounts(long mostOctets) {
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
   * Returns the number of failures.
   *
   * @param now the time by {@link System#nanoTime}
   * @param span the time for which failures are counted, in ns
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

  long add(K key, long now, long span) {
    forgetEnded(now, span);
    Count count = counts.get(key);
    if (count == null || now - count.begun >= span) {
      count = new Count(now);
      counts.put(key, count);
    }
    return ++count.failures;
  }

  /** Returns the time until the count expires, in ns. */
  long rest(K key, long now, long span) {
    Count count = counts.get(key);
    return count == null ? 0 : Math.max(0, span - (now - count.begun));
  }

  void forget(K key) {
    counts.remove(key);
  }

  /** Forgets the counts of all matching keys. It looks at each key. */
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
