package org.carillon.format.icalendar.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * A date or a time as written (RFC 5545 §3.3.4, §3.3.5).
 *
 * @param local the local time; midnight for a date
 * @param form the form
 * @param zone the TZID if the form is {@link Form#ZONED}, and empty otherwise
 */
public record CalendarTime(LocalDateTime local, Form form, String zone) {

  /** The form of a time, which determines its relation to an instant. */
  public enum Form {
    /** A whole day, in any time zone. */
    DATE,
    /** A local time, in any time zone. */
    FLOATING,
    /** A point in time in UTC. */
    UTC,
    /** A local time in a time zone. */
    ZONED
  }

  private static final String TZID = "TZID";
  private static final int DATE_LENGTH = 8;
  private static final int TIME_LENGTH = 15;

  public static CalendarTime date(LocalDate date) {
    return new CalendarTime(date.atStartOfDay(), Form.DATE, "");
  }

  /** Creates a time in UTC, truncated to the second. */
  public static CalendarTime utc(Instant instant) {
    return new CalendarTime(
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC), Form.UTC, "");
  }

  public static CalendarTime floating(LocalDateTime local) {
    return new CalendarTime(local, Form.FLOATING, "");
  }

  public static CalendarTime zoned(LocalDateTime local, String zone) {
    return new CalendarTime(local, Form.ZONED, zone);
  }

  /** Returns the time in a line, with its TZID, or empty if the line does not contain one. */
  public static Optional<CalendarTime> of(ContentLine line) {
    return parse(line.value(), line.parameterValue(TZID).orElse(""));
  }

  /** Parses a date or time, in a zone, floating if empty; empty if the text is neither. */
  public static Optional<CalendarTime> parse(String written, String zone) {
    String text = written.strip().toUpperCase(Locale.ROOT);
    boolean utc = text.endsWith("Z");
    int length = utc ? text.length() - 1 : text.length();
    if (length == DATE_LENGTH && !utc && digits(text, 0, DATE_LENGTH)) {
      return made(text, 0, 0, 0, Form.DATE, "");
    }
    if (length != TIME_LENGTH
        || text.charAt(DATE_LENGTH) != 'T'
        || !digits(text, 0, DATE_LENGTH)
        || !digits(text, DATE_LENGTH + 1, TIME_LENGTH)) {
      return Optional.empty();
    }
    Form form = utc ? Form.UTC : zone.isEmpty() ? Form.FLOATING : Form.ZONED;
    // A leap second is valid in iCalendar, but does not exist in Java (RFC 5545 §3.3.12).
    int second = Math.min(number(text, 13, 15), number(text, 13, 15) == 60 ? 59 : 60);
    return made(text, number(text, 9, 11), number(text, 11, 13), second, form, utc ? "" : zone);
  }

  private static Optional<CalendarTime> made(
      String text, int hour, int minute, int second, Form form, String zone) {
    int year = number(text, 0, 4);
    if (year == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CalendarTime(
              LocalDateTime.of(year, number(text, 4, 6), number(text, 6, 8), hour, minute, second),
              form,
              form == Form.ZONED ? zone : ""));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  public boolean isDate() {
    return form == Form.DATE;
  }

  /** Returns whether this is a different instant in each time zone: a date or a floating time. */
  public boolean isLocal() {
    return form == Form.DATE || form == Form.FLOATING;
  }

  /** Returns another local time in the same form. */
  public CalendarTime at(LocalDateTime other) {
    return new CalendarTime(other, form, zone);
  }

  /** Returns the text as written, without the zone. */
  public String written() {
    String date =
        String.format(
            Locale.ROOT,
            "%04d%02d%02d",
            local.getYear(),
            local.getMonthValue(),
            local.getDayOfMonth());
    return form == Form.DATE
        ? date
        : date
            + String.format(
                Locale.ROOT, "T%02d%02d%02d", local.getHour(), local.getMinute(), local.getSecond())
            + (form == Form.UTC ? "Z" : "");
  }

  public ContentLine line(String property) {
    java.util.List<LineParameter> parameters =
        switch (form) {
          case DATE -> java.util.List.of(new LineParameter("VALUE", "DATE"));
          case ZONED -> java.util.List.of(new LineParameter(TZID, zone));
          case FLOATING, UTC -> java.util.List.of();
        };
    return ContentLine.of(property, parameters, written());
  }
}
