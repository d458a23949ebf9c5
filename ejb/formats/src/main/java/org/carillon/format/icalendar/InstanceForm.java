package org.carillon.format.icalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * How a series names its instances: by a date where it has dates, by a time that floats where it
 * floats, else by a time that does not (RFC 5545 §3.8.4.4, §3.8.5.1).
 *
 * @param start when the series begins
 * @param zones the zone of a TZID
 */
record InstanceForm(CalendarTime start, Function<String, CalendarZone> zones) {
  private static final int NOON = 12;

  /** The name that is meant by one that the series can't have; empty of one that it can. */
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

  /** Midnight of a place is before or after that of UTC: the nearest one is meant. */
  private static LocalDate day(CalendarTime id) {
    LocalDateTime local = id.local();
    return id.form() == CalendarTime.Form.UTC && local.getHour() >= NOON
        ? local.toLocalDate().plusDays(1)
        : local.toLocalDate();
  }

  /** A name of an instance that all its spellings have in common; none is a time to show. */
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
