package org.carillon.format.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * The form of a series' instance ids: a date if the series has dates, a floating time if its times
 * float, and otherwise a time that does not float (RFC 5545 §3.8.4.4, §3.8.5.1).
 *
 * @param start the start of the series
 * @param zones maps a TZID to its zone
 */
record InstanceIdForm(CalendarTime start, Function<String, CalendarZone> zones) {
  private static final int NOON = 12;

  /** Returns the id meant by one whose form the series can't have; empty if it can have it. */
  Optional<CalendarTime> meant(CalendarTime id) {
    boolean isZoned =
        start.form() == CalendarTime.Form.ZONED || start.form() == CalendarTime.Form.UTC;
    if (start.isDate() && !id.isDate()) {
      return Optional.of(CalendarTime.date(day(id)));
    }
    if (isZoned && id.form() == CalendarTime.Form.FLOATING) {
      return Optional.of(start.at(id.local()));
    }
    return start.form() == CalendarTime.Form.FLOATING && id.form() == CalendarTime.Form.ZONED
        ? Optional.of(start.at(id.local()))
        : Optional.empty();
  }

  /** Returns the date that a time stands for: that of the nearest midnight in UTC. */
  private static LocalDate day(CalendarTime id) {
    LocalDateTime local = id.local();
    return id.form() == CalendarTime.Form.UTC && local.getHour() >= NOON
        ? local.toLocalDate().plusDays(1)
        : local.toLocalDate();
  }

  /** Returns an instant equal for all forms of an instance's id. It is a key, not a time. */
  Instant instant(CalendarTime id) {
    CalendarTime time = meant(id).orElse(id);
    LocalDateTime local =
        time.isDate() && !start.isDate()
            ? time.local().toLocalDate().atTime(start.local().toLocalTime())
            : time.local();
    String zone = time.isDate() ? start.zone() : time.zone();
    return (zone.isEmpty() ? CalendarZone.UTC : zones.apply(zone)).instant(local);
  }
}
