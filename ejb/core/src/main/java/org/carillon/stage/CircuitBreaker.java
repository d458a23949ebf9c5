package org.carillon.stage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a stage that fails again and again from holding up mail: after some failures in a row it is
 * not asked for a while; then one question is let through, and its outcome says whether it is asked
 * again.
 */
public final class CircuitBreaker {
  /** So many failures in a row open it. */
  public static final int MOST_FAILURES = 5;

  /** So long it stays open before somebody tries. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private int failures;
  private long probeAt;

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether the stage may be asked now; of those who come while it is open one in a pause may. */
  synchronized boolean admits() {
    if (failures < MOST_FAILURES) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (now - probeAt < 0) {
      return false;
    }
    probeAt = now + PAUSE.toNanos();
    return true;
  }

  /** It gave a verdict. */
  synchronized void worked() {
    failures = 0;
  }

  /** Who is asked by it is away, or took too long. */
  synchronized void failed() {
    if (failures < MOST_FAILURES) {
      failures++;
    }
    probeAt = nanoTime.getAsLong() + PAUSE.toNanos();
  }
}
