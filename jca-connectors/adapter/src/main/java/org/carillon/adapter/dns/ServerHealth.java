package org.carillon.adapter.dns;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A DNS server's state: when slow to answer, it is only probed, ever more rarely. */
final class ServerHealth {
  /** The number of unanswered questions in a row after which the server counts as away. */
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

  /** Returns whether a probe is due. Only the caller that gets true sends it. */
  synchronized boolean takeProbe() {
    if (!isAway() || nanoTime.getAsLong() - probeAt < 0) {
      return false;
    }
    delay();
    return true;
  }

  /** Notes a prompt answer; returns whether the server was away before. */
  synchronized boolean answered() {
    boolean back = isAway();
    failures = 0;
    pause = FIRST_PAUSE;
    return back;
  }

  /** Notes that a question had no answer, or a late one. The first probe is due at once. */
  synchronized void failed() {
    if (!isAway() && ++failures == MOST_FAILURES) {
      probeAt = nanoTime.getAsLong();
    }
  }

  /** Notes that a probe had no answer. */
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
