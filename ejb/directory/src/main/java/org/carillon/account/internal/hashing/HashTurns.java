package org.carillon.account.internal.hashing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many may hash at once, those that have waited longest first. Of these turns strangers have so
 * many as half the processors could serve, and one at least.
 */
final class HashTurns {
  private final Semaphore all;
  private final Semaphore strangers;

  /** So many turns in all. */
  HashTurns(int parallel) {
    int processors = Math.min(parallel, Runtime.getRuntime().availableProcessors());
    all = new Semaphore(parallel, true);
    strangers = new Semaphore(Math.max(1, processors / 2), true);
  }

  /**
   * Waits for a turn.
   *
   * @return false if there was none in time
   */
  boolean take(boolean stranger, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (stranger && !strangers.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return taken;
    } finally {
      if (stranger && !taken) {
        strangers.release();
      }
    }
  }

  /** What was taken may be taken by others, but not by strangers yet if one took it. */
  void hashed() {
    all.release();
  }

  /** The next stranger may. */
  void strangerPaused() {
    strangers.release();
  }
}
