package org.carillon.format.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * One component of an object: the master of a series, or what is said of one instance.
 *
 * @param component as it stands in the object
 */
public record CalendarPart(CalendarComponent component) {
  private static final Set<String> STAMPED = Set.of("VEVENT", "VTODO", "VJOURNAL");

  /** Its UID; empty of one without. */
  public String uid() {
    return text("UID").strip();
  }

  /** What it is; empty of what no object can be. */
  public Optional<CalendarKind> kind() {
    return CalendarKind.of(component.name());
  }

  /** Which instance it speaks of; empty of a master. */
  public Optional<CalendarTime> recurrenceId() {
    return time("RECURRENCE-ID");
  }

  /** Whether it speaks of all later instances as well (RANGE=THISANDFUTURE). */
  public boolean isAndFuture() {
    return component
        .first("RECURRENCE-ID")
        .flatMap(line -> line.parameterValue("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  /** When it begins: DTSTART, of a task without that DUE. */
  public Optional<CalendarTime> start() {
    Optional<CalendarTime> start = time("DTSTART");
    return start.isEmpty() && component.is("VTODO") ? time("DUE") : start;
  }

  /** When it ends, as written: DTEND, of a task DUE; empty when a DURATION says so, or nothing. */
  public Optional<CalendarTime> end() {
    return time(component.is("VTODO") ? "DUE" : "DTEND");
  }

  /** Its DURATION; empty when an end says how long it is, or nothing. */
  public Optional<CalendarDuration> duration() {
    return component.first("DURATION").flatMap(line -> CalendarDuration.parse(line.value()));
  }

  /**
   * How long it is: nominal by DURATION or between dates, exact between times; of an event or
   * journal entry on a date without either a day (RFC 5545 §3.6.1), else nothing.
   */
  public CalendarDuration length(Function<String, CalendarZone> zones) {
    Optional<CalendarTime> start = start();
    Optional<CalendarDuration> duration = duration();
    if (start.isEmpty()) {
      return CalendarDuration.ZERO;
    }
    if (duration.isPresent()) {
      return duration.get().isNegative() ? CalendarDuration.ZERO : duration.get();
    }
    Optional<CalendarTime> end = end();
    if (end.isEmpty()) {
      return start.get().isDate() && !component.is("VTODO")
          ? CalendarDuration.DAY
          : CalendarDuration.ZERO;
    }
    if (start.get().isDate() && end.get().isDate()) {
      long days = Duration.between(start.get().local(), end.get().local()).toDays();
      boolean event = !component.is("VTODO");
      return days > 0
          ? new CalendarDuration(days, 0)
          : event ? CalendarDuration.DAY : CalendarDuration.ZERO;
    }
    long seconds =
        Duration.between(instant(start.get(), zones), instant(end.get(), zones)).getSeconds();
    return new CalendarDuration(0, Math.max(0, seconds));
  }

  /**
   * When it ends, whatever says so: DTEND (of a task DUE), a DURATION after its start, or that a
   * date is a whole day; empty of what has no end.
   */
  public Optional<CalendarTime> ending(Function<String, CalendarZone> zones) {
    Optional<CalendarTime> start = start();
    if (start.isEmpty() || duration().isEmpty() && end().isPresent()) {
      return end();
    }
    CalendarDuration length = length(zones);
    if (length.isZero() && duration().isEmpty()) {
      return Optional.empty();
    }
    CalendarTime day = start.get().at(length.daysAfter(start.get().local()));
    CalendarZone zone = zone(day, zones);
    return Optional.of(
        length.seconds() == 0
            ? day
            : day.at(zone.local(zone.instant(day.local()).plusSeconds(length.seconds()))));
  }

  private static Instant instant(CalendarTime time, Function<String, CalendarZone> zones) {
    return zone(time, zones).instant(time.local());
  }

  private static CalendarZone zone(CalendarTime time, Function<String, CalendarZone> zones) {
    return time.zone().isEmpty() ? CalendarZone.UTC : zones.apply(time.zone());
  }

  /** Its revision (RFC 5545 §3.8.7.4), 0 when it tells none. */
  public int sequence() {
    try {
      return component
          .first("SEQUENCE")
          .map(line -> Integer.parseInt(line.value().strip()))
          .orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** When it was made as it is (DTSTAMP); empty when it does not tell. */
  public Optional<Instant> stamp() {
    return instant("DTSTAMP");
  }

  /** A property that is a time in UTC; empty when there is none. */
  public Optional<Instant> instant(String property) {
    return time(property).map(time -> CalendarZone.UTC.instant(time.local()));
  }

  /** Its STATUS in capitals; empty when it tells none. */
  public String status() {
    return text("STATUS").strip().toUpperCase(Locale.ROOT);
  }

  /** Whether its time stays free (TRANSP:TRANSPARENT). */
  public boolean isTransparent() {
    return text("TRANSP").strip().equalsIgnoreCase("TRANSPARENT");
  }

  /** How it counts for free/busy: only events take time (RFC 4791 §7.10). */
  public SeriesTransparency transparency() {
    String status = status();
    if (!component.is("VEVENT") || isTransparent() || status.equals("CANCELLED")) {
      return SeriesTransparency.FREE;
    }
    return status.equals("TENTATIVE") ? SeriesTransparency.TENTATIVE : SeriesTransparency.BUSY;
  }

  /** Its CLASS in capitals, {@code PUBLIC} when it tells none. */
  public String classification() {
    String text = text("CLASS").strip().toUpperCase(Locale.ROOT);
    return text.isEmpty() ? "PUBLIC" : text;
  }

  /** Its title; empty when it has none. */
  public String summary() {
    return text("SUMMARY");
  }

  /** Who keeps it; empty of what is no meeting. */
  public Optional<CalendarUser> organizer() {
    return component.first("ORGANIZER").map(CalendarUser::new);
  }

  /** Who is invited, in order. */
  public List<CalendarUser> attendees() {
    return component.lines("ATTENDEE").stream().map(CalendarUser::new).toList();
  }

  /** The attendee of an address. */
  public Optional<CalendarUser> attendee(String uri) {
    return attendees().stream().filter(attendee -> attendee.is(uri)).findFirst();
  }

  /** The text of the first line of a property; empty when there is none. */
  public String text(String property) {
    return component.text(property).orElse("");
  }

  /** The time of the first line of a property; empty when there is none that is one. */
  public Optional<CalendarTime> time(String property) {
    return component.first(property).flatMap(CalendarTime::of);
  }

  /** The times of all lines of a property, of lists each; what is none is left out. */
  public List<CalendarTime> times(String property) {
    List<CalendarTime> times = new ArrayList<>();
    for (ContentLine line : component.lines(property)) {
      String zone = line.parameterValue("TZID").orElse("");
      for (String value : line.value().split(",")) {
        CalendarTime.parse(value, zone).ifPresent(times::add);
      }
    }
    return times;
  }

  /** The same with a line in the place of those of its property. */
  public CalendarPart with(ContentLine line) {
    return new CalendarPart(component.with(line));
  }

  /** The same with one of its attendees or its organizer changed, every other line as it is. */
  public CalendarPart with(CalendarUser old, CalendarUser changed) {
    return new CalendarPart(
        component.withLines(line -> line == old.line() ? changed.line() : line));
  }

  /** The same without the lines of some properties. */
  public CalendarPart without(String... properties) {
    return new CalendarPart(component.without(properties));
  }

  /** Whether it has no DTSTAMP, though RFC 5545 §3.6 wants one in all that is scheduled. */
  boolean isUnstamped() {
    return STAMPED.contains(component.name()) && component.first("DTSTAMP").isEmpty();
  }
}
