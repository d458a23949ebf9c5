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

/** A component of an object: the master of a series, or the override of one instance. */
public record CalendarPart(CalendarComponent component) {
  private static final Set<String> STAMPED = Set.of("VEVENT", "VTODO", "VJOURNAL");

  /** Returns the UID, or an empty string if there is none. */
  public String uid() {
    return text("UID").strip();
  }

  /** Returns the kind, or empty if the component can't be an object. */
  public Optional<CalendarKind> kind() {
    return CalendarKind.of(component.name());
  }

  /** Returns the id of the instance that this component overrides, or empty for a master. */
  public Optional<CalendarTime> recurrenceId() {
    return time("RECURRENCE-ID");
  }

  /** Returns whether the component applies to all later instances as well (RANGE=THISANDFUTURE). */
  public boolean isAndFuture() {
    return component
        .first("RECURRENCE-ID")
        .flatMap(line -> line.parameterValue("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  /** Returns the start: DTSTART, or DUE for a task without DTSTART. */
  public Optional<CalendarTime> start() {
    Optional<CalendarTime> start = time("DTSTART");
    return start.isEmpty() && component.is("VTODO") ? time("DUE") : start;
  }

  /** Returns the end as written: DTEND, or DUE of a task; empty if none, or a DURATION. */
  public Optional<CalendarTime> end() {
    return time(component.is("VTODO") ? "DUE" : "DTEND");
  }

  /** Returns the DURATION, or empty if there is an end instead, or nothing. */
  public Optional<CalendarDuration> duration() {
    return component.first("DURATION").flatMap(line -> CalendarDuration.parse(line.value()));
  }

  /**
   * Returns the length: nominal if it comes from a DURATION or is between dates, exact between
   * times. If there is neither an end nor a DURATION, an event or journal entry on a date takes one
   * day (RFC 5545 §3.6.1), and anything else has no length.
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
   * Returns the end, however it is given: DTEND (DUE of a task), a DURATION after the start, or the
   * end of a whole day. Returns empty if there is no end.
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

  /** Returns the revision (RFC 5545 §3.8.7.4), 0 if there is none. */
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

  /** Returns the DTSTAMP, or empty if there is none. */
  public Optional<Instant> stamp() {
    return instant("DTSTAMP");
  }

  /** Returns the value of a property that is a time in UTC, or empty if there is none. */
  public Optional<Instant> instant(String property) {
    return time(property).map(time -> CalendarZone.UTC.instant(time.local()));
  }

  /** Returns the STATUS in capitals, or an empty string if there is none. */
  public String status() {
    return text("STATUS").strip().toUpperCase(Locale.ROOT);
  }

  /** Returns whether the time remains free (TRANSP:TRANSPARENT). */
  public boolean isTransparent() {
    return text("TRANSP").strip().equalsIgnoreCase("TRANSPARENT");
  }

  /** Returns the effect on free/busy. Only events take time (RFC 4791 §7.10). */
  public SeriesTransparency transparency() {
    String status = status();
    if (!component.is("VEVENT") || isTransparent() || status.equals("CANCELLED")) {
      return SeriesTransparency.FREE;
    }
    return status.equals("TENTATIVE") ? SeriesTransparency.TENTATIVE : SeriesTransparency.BUSY;
  }

  /** Returns the CLASS in capitals, {@code PUBLIC} if there is none. */
  public String classification() {
    String text = text("CLASS").strip().toUpperCase(Locale.ROOT);
    return text.isEmpty() ? "PUBLIC" : text;
  }

  /** Returns the title, or an empty string if there is none. */
  public String summary() {
    return text("SUMMARY");
  }

  /** Returns the organizer, or empty if this is not a meeting. */
  public Optional<CalendarUser> organizer() {
    return component.first("ORGANIZER").map(CalendarUser::new);
  }

  /** Returns the attendees, in order. */
  public List<CalendarUser> attendees() {
    return component.lines("ATTENDEE").stream().map(CalendarUser::new).toList();
  }

  /** Returns the attendee with that calendar address, or empty if there is none. */
  public Optional<CalendarUser> attendee(String uri) {
    return attendees().stream().filter(attendee -> attendee.is(uri)).findFirst();
  }

  /** Returns the text of the first line of a property, or an empty string if there is none. */
  public String text(String property) {
    return component.text(property).orElse("");
  }

  /** Returns the time in a property's first line; empty if there is none or it is malformed. */
  public Optional<CalendarTime> time(String property) {
    return component.first(property).flatMap(CalendarTime::of);
  }

  /** Returns the times in all lines of a property, list entries included, but no malformed ones. */
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

  /** Returns a copy in which the line replaces all lines of the same property. */
  public CalendarPart with(ContentLine line) {
    return new CalendarPart(component.with(line));
  }

  /** Returns a copy with one attendee or the organizer changed and every other line unchanged. */
  public CalendarPart with(CalendarUser old, CalendarUser changed) {
    return new CalendarPart(
        component.withLines(line -> line == old.line() ? changed.line() : line));
  }

  /** Returns a copy without the lines of some properties. */
  public CalendarPart without(String... properties) {
    return new CalendarPart(component.without(properties));
  }

  /** Returns whether the DTSTAMP is missing that RFC 5545 §3.6 requires for scheduling. */
  boolean isUnstamped() {
    return STAMPED.contains(component.name()) && component.first("DTSTAMP").isEmpty();
  }
}
