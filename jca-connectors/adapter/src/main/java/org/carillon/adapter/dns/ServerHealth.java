package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a DNS server answers. After some questions in a row without a prompt answer it is not
 * asked until it has answered a probe; between probes the pauses grow.
 */
final class ServerHealth {
  /** So many questions in a row without a prompt answer make it be away. */
  static final int MOST_FAILURES = 3;

  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private int failures;
  private Duration pause = FIRST_PAUSE;
  private long probeAt;

  ServerHealth(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized boolean isAway() {
    return failures >= MOST_FAILURES;
  }

  /** Whether a probe is due; whoever is told so sends it, and nobody else does. */
  synchronized boolean takeProbe() {
    if (!isAway() || nanoTime.getAsLong() - probeAt < 0) {
      return false;
    }
    delay();
    return true;
  }

  /** It answered, promptly. Tells whether it was away before. */
  synchronized boolean answered() {
    boolean back = isAway();
    failures = 0;
    pause = FIRST_PAUSE;
    return back;
  }

  /** It did not answer a question, or took too long. The first probe is due at once. */
  synchronized void failed() {
    if (!isAway() && ++failures == MOST_FAILURES) {
      probeAt = nanoTime.getAsLong();
    }
  }

  /** It did not answer a probe. */
  synchronized void probeFailed() {
    pause = pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    delay();
  }

  private void delay() {
    probeAt = nanoTime.getAsLong() + pause.toNanos();
  }
}
