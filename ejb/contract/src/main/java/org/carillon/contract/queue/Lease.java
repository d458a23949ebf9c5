package org.carillon.contract.queue;

import java.time.Duration;

/**
 * How long a claim holds, by this process's own steady clock: no clock of the day, neither this
 * machine's nor the database's, moves its end.
 *
 * @param since {@link System#nanoTime} before the claim was asked for, so that the lease ends here
 *     no later than in the database
 * @param length how long it was given for
 */
public record Lease(long since, Duration length) {

  /** A lease that is asked for now. */
  public static Lease of(Duration length) {
    return new Lease(System.nanoTime(), length);
  }

  /** What is left of it; zero or less when it is over. */
  public Duration left() {
    return length.minusNanos(System.nanoTime() - since);
  }

  /** Whether another node may have the claim by now. */
  public boolean over() {
    return !left().isPositive();
  }
}
