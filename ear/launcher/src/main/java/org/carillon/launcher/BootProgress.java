package org.carillon.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells a start that makes progress, however slowly, from one that is stuck. Signs of progress are
 * its own reports, its log, its processor time, and the database's work for it. Not thread-safe.
 */
final class BootProgress {
  /** A start is given up after this time without any progress. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * The processor time within {@link #PATIENCE} below which the server counts as stuck;
   * housekeeping uses less.
   */
  private static final Duration WORK = Duration.ofSeconds(5);

  /**
   * The interval at which the database is queried. The first query follows after this time without
   * other progress.
   */
  private static final Duration ASK_DATABASE = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final BooleanSupplier databaseWorks;
  private Signs last = new Signs(0, Duration.ZERO, "");
  private long moved;
  private long asked;

  /**
   * @param nanos the clock
   * @param databaseWorks whether the database works for the server now; it is called rarely
   */
  BootProgress(LongSupplier nanos, BooleanSupplier databaseWorks) {
    this.nanos = nanos;
    this.databaseWorks = databaseWorks;
    this.moved = nanos.getAsLong();
    this.asked = moved;
  }

  /**
   * The signs of a start's progress that are visible from outside.
   *
   * @param lines the number of lines in its log
   * @param processor the processor time that it has used; zero if unknown
   * @param told what it reports about itself
   */
  record Signs(long lines, Duration processor, String told) {}

  /** Returns whether there was no progress for the whole patience. */
  boolean isStuck(Signs signs) {
    long now = nanos.getAsLong();
    if (signs.lines() != last.lines()
        || !signs.told().equals(last.told())
        || signs.processor().minus(last.processor()).compareTo(WORK) >= 0) {
      last = signs;
      moved = now;
      asked = now;
    } else if (now - asked >= ASK_DATABASE.toNanos()) {
      asked = now;
      if (databaseWorks.getAsBoolean()) {
        moved = now;
      }
    }
    return now - moved > PATIENCE.toNanos();
  }
}
