package org.carillon.format.icalendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * How long each instance is: nominal days on the clock first, then exact seconds. A DTEND gives an
 * exact length, a DURATION a nominal one, dates give days (RFC 5545 §3.8.5.3).
 */
final class SeriesLength {
  private SeriesLength() {}

  static Instant end(LocalDateTime start, CalendarZone zone, CalendarDuration length) {
    Instant from = zone.instant(start);
    if (length.isZero() || length.isNegative()) {
      return from;
    }
    Instant days = length.days() == 0 ? from : zone.instant(length.daysAfter(start));
    return days.plusSeconds(length.seconds());
  }

  /** The zone that a time is read in: its own, or the one where the question is asked. */
  static CalendarZone zone(CalendarTime time, CalendarZone own, CalendarZone asked) {
    return switch (time.form()) {
      case DATE, FLOATING -> asked;
      case UTC -> CalendarZone.UTC;
      case ZONED -> own;
    };
  }
}
