package org.carillon.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps a stage that fails again and again from holding up mail. After some failures in a row the
 * stage is not called for a while. Then one call is let through, and its outcome decides whether
 * the stage is used again.
 */
public final class CircuitBreaker {
  /** The number of failures in a row that open the breaker. */
  public static final int MOST_FAILURES = 5;

  /** The time for which the breaker stays open before one call is tried. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private int failures;
  private long probeAt;
  private Optional<Instant> silentSince = Optional.empty();

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns whether the stage may be called now. An open breaker lets one call a pause through. */
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

  synchronized boolean isOpen() {
    return failures == MOST_FAILURES;
  }

  /** Returns the time since when every call has failed; empty if the last one was answered. */
  synchronized Optional<Instant> silentSince() {
    return silentSince;
  }

  /**
   * Records that the stage gave a verdict.
   *
   * @return the time since when it had been silent, if this closed the breaker
   */
  synchronized Optional<Instant> worked() {
    Optional<Instant> before = isOpen() ? silentSince : Optional.empty();
    failures = 0;
    silentSince = Optional.empty();
    return before;
  }

  /**
   * Records that the service behind the stage is unavailable or took too long.
   *
   * @return whether this opened the breaker
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
