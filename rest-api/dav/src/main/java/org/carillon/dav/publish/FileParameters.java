package org.carillon.dav.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarFileFormat;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.ImportMode;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.resource.DavCall;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** The wanted file, by the query of the address and the Accept field. */
final class FileParameters {
  private final DavCall call;

  FileParameters(DavCall call) {
    this.call = call;
  }

  /** Returns the wanted form of a calendar. */
  CalendarFileOptions options(boolean old) {
    return new CalendarFileOptions(form(old), span());
  }

  private CalendarFileFormat form(boolean old) {
    Optional<String> asked = parameter("format").map(text -> text.toLowerCase(Locale.ROOT));
    if (asked.isPresent()) {
      return switch (asked.get()) {
        case "ics" -> CalendarFileFormat.ICALENDAR;
        case "vcs" -> CalendarFileFormat.VCALENDAR;
        default ->
            throw DavError.of(DavError.BAD_REQUEST, "The parameter format must be ics or vcs.");
      };
    }
    String accept = call.header("Accept").orElse("").toLowerCase(Locale.ROOT);
    return old || accept.contains("text/x-vcalendar") && !accept.contains("text/calendar")
        ? CalendarFileFormat.VCALENDAR
        : CalendarFileFormat.ICALENDAR;
  }

  /** Returns the wanted time span, or empty if the address has none. */
  Optional<TimeSpan> span() {
    Optional<Instant> from = parameter("from").map(text -> instant("from", text));
    Optional<Instant> to = parameter("to").map(text -> instant("to", text));
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    TimeSpan span = new TimeSpan(from.orElse(Instant.MIN), to.orElse(Instant.MAX));
    if (!span.from().isBefore(span.to())) {
      throw DavError.of(DavError.BAD_REQUEST, "The time in to must be after the time in from.");
    }
    return Optional.of(span);
  }

  /** Returns how an import treats existing objects. */
  ImportMode mode() {
    return switch (parameter("mode").orElse("merge").toLowerCase(Locale.ROOT)) {
      case "merge" -> ImportMode.MERGE;
      case "replace" -> ImportMode.REPLACE;
      default ->
          throw DavError.of(DavError.BAD_REQUEST, "The parameter mode must be merge or replace.");
    };
  }

  /** A parameter of the query; empty when it is not there. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(call.request().getParameter(name)).map(String::strip);
  }

  /** A subscription's address never changes; so days relative to today are allowed, too. */
  static Instant instant(String field, String text) {
    return parsed(text)
        .filter(TimeSpan::isWritten)
        .orElseThrow(
            () ->
                DavError.of(
                    DavError.BAD_REQUEST,
                    "A time in "
                        + field
                        + " must be written as 2026-01-31, as 2026-01-31T09:00:00Z, or as"
                        + " days from today such as -P30D."));
  }

  private static Optional<Instant> parsed(String text) {
    try {
      Optional<CalendarDuration> days = CalendarDuration.parse(text);
      if (days.isPresent()) {
        return Optional.of(
            Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(days.get().days(), ChronoUnit.DAYS)
                .plusSeconds(days.get().seconds()));
      }
      return Optional.of(
          text.length() == "2026-01-31".length()
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : CalendarTime.parse(text, "")
                  .map(time -> CalendarZone.UTC.instant(time.local()))
                  .orElseGet(() -> Instant.parse(text)));
    } catch (DateTimeException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }
}
