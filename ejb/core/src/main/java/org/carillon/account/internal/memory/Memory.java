package org.carillon.account.internal.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * A memory of answers, bounded in octets, since keys and answers may be as long as strangers like.
 * When it is full it forgets everything. An answer that was being looked up while everything was
 * forgotten is given but not kept, since it may be of before.
 */
final class Memory<K, V> {
  private final long mostOctets;
  private final ToLongBiFunction<K, V> octets;
  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();
  private final AtomicLong held = new AtomicLong();

  /**
   * @param octets about how much a key and its answer take; negative if they are not to be kept
   */
  Memory(long mostOctets, ToLongBiFunction<K, V> octets) {
    this.mostOctets = mostOctets;
    this.octets = octets;
  }

  /** The known answer, or the one looked up now; what the look-up throws passes through. */
  V get(K key, Function<K, V> lookUp) {
    V there = known.get(key);
    if (there != null) {
      return there;
    }
    long before = generation.get();
    V found = lookUp.apply(key);
    long weight = octets.applyAsLong(key, found);
    if (weight >= 0 && before == generation.get()) {
      keep(key, found, weight, before);
    }
    return found;
  }

  private void keep(K key, V found, long weight, long before) {
    if (held.addAndGet(weight) > mostOctets) {
      forget();
      return;
    }
    if (known.putIfAbsent(key, found) != null) {
      held.addAndGet(-weight);
    }
    if (before != generation.get()) {
      known.remove(key, found);
    }
  }

  void forget() {
    generation.incrementAndGet();
    known.clear();
    held.set(0);
  }
}
