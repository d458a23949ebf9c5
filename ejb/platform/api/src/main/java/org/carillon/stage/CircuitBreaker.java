package org.carillon.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
  private Optional<Instant> silentSince = Optional.empty();

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

  /** Whether it is open. */
  synchronized boolean isOpen() {
    return failures == MOST_FAILURES;
  }

  /** Since when every question failed; empty if the last one was answered. */
  synchronized Optional<Instant> silentSince() {
    return silentSince;
  }

  /**
   * It gave a verdict.
   *
   * @return since when it was silent, if that closed it
   */
  synchronized Optional<Instant> worked() {
    Optional<Instant> before = isOpen() ? silentSince : Optional.empty();
    failures = 0;
    silentSince = Optional.empty();
    return before;
  }

  /**
   * Who is asked by it is away, or took too long.
   *
   * @return whether that opened it
   */
  synchronized boolean failed() {
    probeAt = nanoTime.getAsLong() + PAUSE.toNanos();
    if (silentSince.isEmpty()) {
      silentSince = Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
    if (failures == MOST_FAILURES) {
      return false;
    }
    return ++failures == MOST_FAILURES;
  }
}
