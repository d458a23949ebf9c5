package org.carillon.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells a start that goes on, however slowly, from one in which nothing moves any more. What moves
 * is what is told of it, its log, its processor time, and the database that works for it. For one
 * thread.
 */
final class BootProgress {
  /** A start is given up when nothing has moved for so long. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A server that is stuck uses less than that in the whole patience, for its own housekeeping. */
  private static final Duration WORK = Duration.ofSeconds(5);

  /** The database is asked at this interval, once nothing else has moved for as long. */
  private static final Duration ASK_DATABASE = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final BooleanSupplier databaseWorks;
  private Signs last = new Signs(0, Duration.ZERO, "");
  private long moved;
  private long asked;

  /**
   * @param nanos the clock
   * @param databaseWorks whether the database works for the server at this moment; asked seldom
   */
  BootProgress(LongSupplier nanos, BooleanSupplier databaseWorks) {
    this.nanos = nanos;
    this.databaseWorks = databaseWorks;
    this.moved = nanos.getAsLong();
    this.asked = moved;
  }

  /**
   * What can be seen of a start from outside.
   *
   * @param lines of its log
   * @param processor time that it has used; zero where that is not told
   * @param told what it says of itself
   */
  record Signs(long lines, Duration processor, String told) {}

  /** Returns whether nothing has moved for the whole patience. */
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
