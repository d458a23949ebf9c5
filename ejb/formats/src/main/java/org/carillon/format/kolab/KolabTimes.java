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

/** Converts times as documents write them: {@code 2026-11-30T09:00:00Z}, {@code 2026-11-30}. */
final class KolabTimes {
  private KolabTimes() {}

  /** Returns a time in the form of iCalendar, or empty if the text is none. */
  static Optional<CalendarTime> read(String written, String zone) {
    // Some programs write fractions of seconds, which iCalendar does not have.
    String plain =
        written.strip().replaceFirst("\\.\\d{1,9}", "").replace("-", "").replace(":", "");
    return CalendarTime.parse(plain, zone);
  }

  /** Returns the same local time in the form of a document. */
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

  /** Returns the time of an object's last change, by its DTSTAMP. */
  static String stamp(List<CalendarNode> object) {
    return object.stream()
        .filter(node -> node instanceof ContentLine line && line.name().equals("DTSTAMP"))
        .flatMap(node -> CalendarTime.of((ContentLine) node).stream())
        .map(KolabTimes::write)
        .findFirst()
        .orElse("1970-01-01T00:00:00Z");
  }

  /** Returns the same instant in UTC. A floating time is taken as UTC. */
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

  /** Returns the same instant in the zone of another time. */
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
