package org.carillon.identity.internal.signin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The times when accounts last began a POP3 session on this node (RFC 2449 §6.5). */
final class LoginDelays {
  private static final int MOST_KEPT = 100_000;

  private final LongSupplier nanoTime;
  private final Map<Long, Long> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > MOST_KEPT;
        }
      };

  LoginDelays(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns whether an account may begin a session. A refused attempt doesn't prolong the wait. */
  synchronized boolean begin(long account, Duration delay) {
    long now = nanoTime.getAsLong();
    Long before = begun.get(account);
    if (before != null && now - before < delay.toNanos()) {
      return false;
    }
    begun.remove(account);
    begun.put(account, now);
    return true;
  }
}
