package org.carillon.account.internal.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * A cache of what was looked up, bounded in octets, since keys and answers may be as long as
 * strangers like. An answer that was being looked up while everything was forgotten is given but
 * not kept, since it may be of before.
 */
public final class LookupCache<K, V> {
  private final ToIntBiFunction<K, V> octets;
  private final Cache<K, V> known;
  private final AtomicLong generation = new AtomicLong();

  /**
   * @param octets about how much a key and its answer take; negative if they are not to be kept
   */
  public LookupCache(long mostOctets, ToIntBiFunction<K, V> octets) {
    this.octets = octets;
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(mostOctets)
            .<K, V>weigher(octets::applyAsInt)
            .build();
  }

  /** The cached answer, or the one looked up now; what the look-up throws passes through. */
  public V get(K key, Function<K, V> lookUp) {
    V there = known.getIfPresent(key);
    if (there != null) {
      return there;
    }
    long before = generation.get();
    V found = lookUp.apply(key);
    if (octets.applyAsInt(key, found) >= 0 && before == generation.get()) {
      known.put(key, found);
      // Forgotten meanwhile: what was put behind that may be of before.
      if (before != generation.get()) {
        known.asMap().remove(key, found);
      }
    }
    return found;
  }

  /** Forgets all. */
  public void forget() {
    generation.incrementAndGet();
    known.invalidateAll();
  }
}
