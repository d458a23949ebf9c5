package org.carillon.account.internal.hashing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of hashes computed at the same time. Those that have waited longest go first.
 * Unknown clients together get as many slots as half the processors can serve, and at least one.
 */
final class HashLimiter {
  private final Semaphore all;
  private final Semaphore strangers;

  /**
   * Creates the limiter.
   *
   * @param parallel the number of slots
   */
  HashLimiter(int parallel) {
    int processors = Math.min(parallel, Runtime.getRuntime().availableProcessors());
    all = new Semaphore(parallel, true);
    strangers = new Semaphore(Math.max(1, processors / 2), true);
  }

  /**
   * Waits for a slot.
   *
   * @param stranger true for an unknown client
   * @return false if no slot became free in time
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

  /** Releases a slot. An unknown client's stays occupied until {@link #strangerPaused}. */
  void hashed() {
    all.release();
  }

  /** Releases the slot for the next unknown client. */
  void strangerPaused() {
    strangers.release();
  }
}
