package org.carillon.format.jscalendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarTime.Form;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * The clock of an object's local times. JSCalendar has one zone for all of them.
 *
 * @param form how its start is bound to time
 * @param tzid the TZID if the form is zoned
 * @param zones the zone of a TZID
 */
record CalendarClock(Form form, String tzid, Function<String, CalendarZone> zones) {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  static CalendarClock of(Optional<CalendarTime> start, Function<String, CalendarZone> zones) {
    return start
        .map(time -> new CalendarClock(time.form(), time.zone(), zones))
        .orElseGet(() -> new CalendarClock(Form.FLOATING, "", zones));
  }

  /** Returns the value of {@code timeZone}, or empty for local times. */
  Optional<String> timeZone() {
    return switch (form) {
      case DATE, FLOATING -> Optional.empty();
      case UTC -> Optional.of("Etc/UTC");
      case ZONED -> {
        CalendarZone zone = zones.apply(tzid);
        yield Optional.of(zone.named() ? zone.id() : "/" + tzid);
      }
    };
  }

  static CalendarClock of(
      Optional<String> timeZone, boolean date, Function<String, CalendarZone> zones) {
    if (date) {
      return new CalendarClock(Form.DATE, "", zones);
    }
    if (timeZone.isEmpty()) {
      return new CalendarClock(Form.FLOATING, "", zones);
    }
    if (timeZone.get().equals("Etc/UTC")) {
      return new CalendarClock(Form.UTC, "", zones);
    }
    String name = timeZone.get().startsWith("/") ? timeZone.get().substring(1) : timeZone.get();
    if (!timeZone.get().startsWith("/") && ZoneNames.find(name).isEmpty()) {
      throw new MalformedJsCalendar("/timeZone", "The time zone is unknown.");
    }
    return new CalendarClock(Form.ZONED, name, zones);
  }

  /**
   * Returns a function from names to zones: the given definitions, else the known zones. An unknown
   * name becomes a zone of that name with the offsets of UTC.
   */
  static Function<String, CalendarZone> zones(List<CalendarComponent> definitions) {
    ObjectZones defined = new ObjectZones(definitions);
    return name ->
        ZoneNames.find(name).isPresent() || defined.definition(name).isPresent()
            ? defined.apply(name)
            : new CalendarZone(name, CalendarZone.UTC.rules(), false);
  }

  LocalDateTime local(CalendarTime time) {
    return switch (time.form()) {
      case DATE, FLOATING -> time.local();
      case UTC, ZONED -> {
        if (time.form() == form && time.zone().equals(tzid) || isLocal()) {
          yield time.local();
        }
        CalendarZone zone = time.form() == Form.UTC ? CalendarZone.UTC : zones.apply(time.zone());
        CalendarZone own = form == Form.UTC ? CalendarZone.UTC : zones.apply(tzid);
        yield own.local(zone.instant(time.local()));
      }
    };
  }

  private boolean isLocal() {
    return form == Form.DATE || form == Form.FLOATING;
  }

  CalendarTime time(LocalDateTime local) {
    return new CalendarTime(
        form == Form.DATE ? local.toLocalDate().atStartOfDay() : local, form, tzid);
  }

  /** Returns a local time as UNTIL, in UTC if the clock is bound to time (RFC 5545 §3.3.10). */
  CalendarTime until(LocalDateTime local) {
    return switch (form) {
      case DATE, FLOATING, UTC -> time(local);
      case ZONED -> CalendarTime.utc(zones.apply(tzid).instant(local));
    };
  }

  static String written(LocalDateTime local) {
    return LOCAL.format(local);
  }

  static LocalDateTime local(String text, String pointer) {
    try {
      return LocalDateTime.parse(text, LOCAL);
    } catch (DateTimeException e) {
      throw new MalformedJsCalendar(
          pointer, "The value must be a local time such as 2026-01-31T09:00:00.");
    }
  }
}
