package org.carillon.format.icalendar.time;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first instant; {@link Instant#MIN} when it has no beginning
 * @param to the first instant after it; {@link Instant#MAX} when it has no end
 */
public record TimeSpan(Instant from, Instant to) {
  /** All of time. */
  public static final TimeSpan ALWAYS = new TimeSpan(Instant.MIN, Instant.MAX);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Whether iCalendar could write an instant: its years have four digits (RFC 5545 §3.3.4). */
  public static boolean isWritten(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /**
   * Whether both have an instant in common; one without length has it when it lies in the other.
   */
  public boolean overlaps(Instant start, Instant end) {
    return start.equals(end)
        ? !start.isBefore(from) && start.isBefore(to)
        : start.isBefore(to) && end.isAfter(from);
  }

  /** Whether an instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
