package org.carillon.contract.queue;

import java.time.Duration;

/**
 * The validity of a claim, measured by this process's monotonic clock, so that changes of the time
 * of day, here or on the database, don't move its end.
 *
 * @param since {@link System#nanoTime} before the claim was requested, so that the lease ends here
 *     no later than in the database
 * @param length the granted time
 */
public record Lease(long since, Duration length) {

  /** Returns a lease that begins now. */
  public static Lease of(Duration length) {
    return new Lease(System.nanoTime(), length);
  }

  /** Returns the remaining time; zero or less if the lease has ended. */
  public Duration left() {
    return length.minusNanos(System.nanoTime() - since);
  }

  /** Returns whether the lease has ended, so that another node may have the claim. */
  public boolean over() {
    return !left().isPositive();
  }
}
