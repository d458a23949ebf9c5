package org.carillon.format.icalendar.alarm;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.recurrence.SeriesInstance;

/**
 * A single ring of an alarm.
 *
 * @param at the time of the ring
 * @param alarm the VALARM
 * @param part the component that contains the alarm
 * @param instance the instance that it rings for; for an alarm at an absolute time, the instance
 *     around that time or the next one; empty if there is none
 */
public record AlarmRing(
    Instant at, CalendarComponent alarm, CalendarPart part, Optional<SeriesInstance> instance) {

  /** Returns whether the alarm sends mail (RFC 5545 §3.6.6). */
  public boolean isMail() {
    return alarm.text("ACTION").orElse("").strip().equalsIgnoreCase("EMAIL");
  }
}
