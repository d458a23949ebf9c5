package org.carillon.format.icalendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Computes the length of each instance: first nominal days of the clock, then exact seconds. A
 * DTEND gives an exact length, a DURATION a nominal one, dates give days (RFC 5545 §3.8.5.3).
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

  /** Returns the zone for a time: its own, or the requested one for a date or a floating time. */
  static CalendarZone zone(CalendarTime time, CalendarZone own, CalendarZone asked) {
    return switch (time.form()) {
      case DATE, FLOATING -> asked;
      case UTC -> CalendarZone.UTC;
      case ZONED -> own;
    };
  }
}
