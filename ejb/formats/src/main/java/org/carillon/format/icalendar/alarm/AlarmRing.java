package org.carillon.format.icalendar.alarm;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.recurrence.SeriesInstance;

/**
 * An alarm that rings once.
 *
 * @param at when
 * @param alarm the VALARM
 * @param part the component that has it
 * @param instance the instance that it rings for; of an alarm at a time of its own the one about
 *     then or next, empty where none is
 */
public record AlarmRing(
    Instant at, CalendarComponent alarm, CalendarPart part, Optional<SeriesInstance> instance) {

  /** Whether it asks for mail (RFC 5545 §3.6.6). */
  public boolean isMail() {
    return alarm.text("ACTION").orElse("").strip().equalsIgnoreCase("EMAIL");
  }
}
