package org.carillon.format.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/** Repairs times, offsets and durations that are not written as RFC 5545 requires. */
final class CalendarValueRepair {
  private static final int LONGEST = 100;

  /** A time as in ISO 8601, optionally with fractions of a second or without seconds. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2}))?(?:[.,]\\d+)?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private static final Pattern OFFSET =
      Pattern.compile("([+-])?(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2}))?)?");

  private static final Pattern DURATION =
      Pattern.compile(
          "([+-])?P?(?:(\\d{1,7})W)?(?:(\\d{1,7})D)?T?(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?(?:T|0+)?");

  private CalendarValueRepair() {}

  /** Returns a date or a time in iCalendar's form, or empty if it is neither. */
  static Optional<String> time(String sent) {
    if (sent.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = TIME.matcher(sent.strip().toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    String date = form.group(1) + form.group(2) + form.group(3);
    String second = form.group(6) == null ? "00" : form.group(6);
    String local = form.group(4) == null ? "" : 'T' + form.group(4) + form.group(5) + second;
    Optional<CalendarTime> time = CalendarTime.parse(date + local, "");
    return form.group(7) == null
        ? time.map(CalendarTime::written)
        : time.flatMap(shown -> universal(shown, form.group(7)));
  }

  /** Converts a time with an offset to UTC. */
  private static Optional<String> universal(CalendarTime shown, String offset) {
    try {
      Instant instant = shown.local().toInstant(ZoneOffset.of(offset));
      return Optional.of(CalendarTime.utc(instant).written())
          .filter(text -> CalendarTime.parse(text, "").isPresent());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Returns an offset from UTC in iCalendar's form, or empty if it is not one. */
  static Optional<String> offset(String sent) {
    Matcher form = OFFSET.matcher(sent.length() > LONGEST ? "" : sent.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String sign = form.group(1) == null ? "+" : form.group(1);
    String hours = form.group(2).length() == 1 ? "0" + form.group(2) : form.group(2);
    String minutes = form.group(3) == null ? "00" : form.group(3);
    return Optional.of(sign + hours + minutes + (form.group(4) == null ? "" : form.group(4)));
  }

  /** Returns a duration in iCalendar's form; empty if it is none. Without parts it is zero. */
  static Optional<String> duration(String sent) {
    String text = sent.replace(" ", "").toUpperCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int sign = "-".equals(form.group(1)) ? -1 : 1;
    long days = number(form, 2) * 7 + number(form, 3);
    long seconds = number(form, 4) * 3600 + number(form, 5) * 60 + number(form, 6);
    return Optional.of(new CalendarDuration(sign * days, sign * seconds).toString());
  }

  private static long number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
  }
}
