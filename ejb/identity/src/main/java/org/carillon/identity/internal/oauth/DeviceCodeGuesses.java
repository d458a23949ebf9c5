package org.carillon.identity.internal.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the wrong device codes that an account's owner typed within an hour, on this node. The
 * codes are short, so that the number of guesses must be limited (RFC 8628 §5.1).
 */
@ApplicationScoped
public class DeviceCodeGuesses {
  static final int MOST = 20;

  private static final int MOST_ACCOUNTS = 10_000;

  private final Cache<Long, AtomicInteger> counts =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofHours(1))
          .maximumSize(MOST_ACCOUNTS)
          .build();

  /** Returns whether the account's owner has to wait. */
  boolean areTooMany(long account) {
    AtomicInteger count = counts.getIfPresent(account);
    return count != null && count.get() >= MOST;
  }

  void count(long account) {
    counts.get(account, _ -> new AtomicInteger()).incrementAndGet();
  }
}
