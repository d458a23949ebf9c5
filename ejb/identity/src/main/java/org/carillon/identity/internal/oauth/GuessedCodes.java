package org.carillon.identity.internal.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many codes that no device showed an account's owner typed within an hour, on this node: they
 * are short, so that guesses have to be few (RFC 8628 §5.1).
 */
@ApplicationScoped
public class GuessedCodes {
  static final int MOST = 20;

  private static final int MOST_ACCOUNTS = 10_000;

  private final Cache<Long, AtomicInteger> counts =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofHours(1))
          .maximumSize(MOST_ACCOUNTS)
          .build();

  /** Whether the account's owner has to wait. */
  boolean areTooMany(long account) {
    AtomicInteger count = counts.getIfPresent(account);
    return count != null && count.get() >= MOST;
  }

  /** Counts a wrong one. */
  void count(long account) {
    counts.get(account, _ -> new AtomicInteger()).incrementAndGet();
  }
}
