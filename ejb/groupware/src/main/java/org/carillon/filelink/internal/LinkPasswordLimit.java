package org.carillon.filelink.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the wrong passwords for a link within an hour, on this node. Only somebody who knows the
 * link can enter one, since nobody can guess its secret, so attackers cannot lock other links.
 */
@ApplicationScoped
class LinkPasswordLimit {
  static final int MOST = 20;

  private static final int MOST_LINKS = 10_000;

  private final Cache<String, AtomicInteger> counts =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(MOST_LINKS).build();

  boolean areTooMany(String link) {
    AtomicInteger count = counts.getIfPresent(link);
    return count != null && count.get() >= MOST;
  }

  /** Counts an attempt before it is checked, so that concurrent attempts are counted. */
  void count(String link) {
    counts.get(link, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Takes back the count of an attempt with the right password. */
  void forgive(String link) {
    AtomicInteger count = counts.getIfPresent(link);
    if (count != null) {
      count.decrementAndGet();
    }
  }
}
