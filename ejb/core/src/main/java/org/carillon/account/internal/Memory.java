package org.carillon.account.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A bounded memory of answers. An answer that was being looked up while everything was forgotten is
 * given but not kept, since it may be of before.
 */
final class Memory<K, V> {
  private final int most;
  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  Memory(int most) {
    this.most = most;
  }

  /** The known answer, or the one looked up now; what the look-up throws passes through. */
  V get(K key, Function<K, V> lookUp) {
    V there = known.get(key);
    if (there != null) {
      return there;
    }
    long before = generation.get();
    V found = lookUp.apply(key);
    if (known.size() >= most) {
      forget();
    } else if (before == generation.get()) {
      known.put(key, found);
      if (before != generation.get()) {
        known.remove(key, found);
      }
    }
    return found;
  }

  void forget() {
    generation.incrementAndGet();
    known.clear();
  }
}
