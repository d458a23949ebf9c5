package org.carillon.account.internal.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * A cache of look-ups, limited in octets because keys and answers may be of any length that an
 * unknown client chooses. If the cache is cleared during a look-up, its answer is returned but not
 * cached, because it may be outdated.
 */
public final class LookupCache<K, V> {
  private final ToIntBiFunction<K, V> octets;
  private final Cache<K, V> known;
  private final AtomicLong generation = new AtomicLong();

  /**
   * Creates the cache.
   *
   * @param octets returns the approximate size of a key and its answer; negative if they are not to
   *     be cached
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

  /** Returns the cached answer, or looks it up. Its exceptions go to the caller. */
  public V get(K key, Function<K, V> lookUp) {
    V there = known.getIfPresent(key);
    if (there != null) {
      return there;
    }
    long before = generation.get();
    V found = lookUp.apply(key);
    if (octets.applyAsInt(key, found) >= 0 && before == generation.get()) {
      known.put(key, found);
      // The cache was cleared meanwhile, so the added answer may be outdated.
      if (before != generation.get()) {
        known.asMap().remove(key, found);
      }
    }
    return found;
  }

  public void forget() {
    generation.incrementAndGet();
    known.invalidateAll();
  }
}
