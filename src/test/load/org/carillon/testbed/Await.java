package org.carillon.testbed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls for an event until a time limit. */
public final class Await {

  private static final long GLANCE_NANOS = 20_000_000;

  private Await() {}

  /**
   * Returns as soon as the event has happened.
   *
   * @throws AssertionError if it has not happened within the bound
   */
  public static void until(String event, Duration bound, BooleanSupplier come) {
    long end = System.nanoTime() + bound.toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + bound.toSeconds() + " s: " + event);
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
