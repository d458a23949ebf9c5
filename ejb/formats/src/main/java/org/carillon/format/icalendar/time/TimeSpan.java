package org.carillon.format.icalendar.time;

import java.time.Instant;

/**
 * A span of time.
 *
 * @param from the first instant; {@link Instant#MIN} if it has no beginning
 * @param to the first instant after the span; {@link Instant#MAX} if it has no end
 */
public record TimeSpan(Instant from, Instant to) {
  /** The span without beginning and end. */
  public static final TimeSpan ALWAYS = new TimeSpan(Instant.MIN, Instant.MAX);

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Returns whether iCalendar can express an instant: four digits of year (RFC 5545 §3.3.4). */
  public static boolean isWritten(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /** Returns whether both spans overlap. One without length overlaps if it is inside the other. */
  public boolean overlaps(Instant start, Instant end) {
    return start.equals(end)
        ? !start.isBefore(from) && start.isBefore(to)
        : start.isBefore(to) && end.isAfter(from);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
