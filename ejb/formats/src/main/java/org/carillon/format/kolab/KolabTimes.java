package org.carillon.format.kolab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/** Times as documents write them: {@code 2026-11-30T09:00:00Z}, {@code 2026-11-30}. */
final class KolabTimes {
  private KolabTimes() {}

  /** A time as iCalendar has it; empty of what is none. */
  static Optional<CalendarTime> read(String written, String zone) {
    // Some write fractions of seconds, which iCalendar has not.
    String plain =
        written.strip().replaceFirst("\\.\\d{1,9}", "").replace("-", "").replace(":", "");
    return CalendarTime.parse(plain, zone);
  }

  /** The same time of the clock as a document writes it. */
  static String write(CalendarTime time) {
    String basic = time.written();
    String date = basic.substring(0, 4) + '-' + basic.substring(4, 6) + '-' + basic.substring(6, 8);
    return time.isDate()
        ? date
        : date
            + 'T'
            + basic.substring(9, 11)
            + ':'
            + basic.substring(11, 13)
            + ':'
            + basic.substring(13);
  }

  /** When an object was last changed, by its DTSTAMP. */
  static String stamp(List<CalendarNode> object) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equals("DTSTAMP"))
        .flatMap(node -> CalendarTime.of((ContentLine) node).stream())
        .map(KolabTimes::write)
        .findFirst()
        .orElse("1970-01-01T00:00:00Z");
  }

  /** The same instant in UTC; a time that floats is taken as it stands. */
  static CalendarTime utc(CalendarTime time) {
    return switch (time.form()) {
      case DATE, UTC -> time;
      case FLOATING -> CalendarTime.utc(time.local().toInstant(ZoneOffset.UTC));
      case ZONED ->
          CalendarTime.utc(
              ZoneNames.find(time.zone())
                  .map(zone -> zone.instant(time.local()))
                  .orElseGet(() -> time.local().toInstant(ZoneOffset.UTC)));
    };
  }

  /** The same instant by the clock of another time. */
  static CalendarTime like(CalendarTime time, Optional<CalendarTime> model) {
    if (time.form() != CalendarTime.Form.UTC || model.isEmpty()) {
      return time;
    }
    Instant instant = time.local().toInstant(ZoneOffset.UTC);
    return switch (model.get().form()) {
      case DATE, UTC -> time;
      case FLOATING -> CalendarTime.floating(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      case ZONED ->
          ZoneNames.find(model.get().zone())
              .map((CalendarZone zone) -> model.get().at(zone.local(instant)))
              .orElse(time);
    };
  }
}
