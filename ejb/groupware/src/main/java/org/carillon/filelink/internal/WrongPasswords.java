package org.carillon.filelink.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many wrong passwords were said of an address within an hour, on this node. Whoever says one
 * knows the address, whose secret nobody guesses: so those of others are not in the way.
 */
@ApplicationScoped
class WrongPasswords {
  static final int MOST = 20;

  private static final int MOST_LINKS = 10_000;

  private final Cache<String, AtomicInteger> counts =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(MOST_LINKS).build();

  /** Whether whoever comes has to wait. */
  boolean areTooMany(String link) {
    AtomicInteger count = counts.getIfPresent(link);
    return count != null && count.get() >= MOST;
  }

  /** Counts one, before it is looked at: of many at a time each is counted. */
  void count(String link) {
    counts.get(link, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Takes back the count of one that was right. */
  void forgive(String link) {
    AtomicInteger count = counts.getIfPresent(link);
    if (count != null) {
      count.decrementAndGet();
    }
  }
}
