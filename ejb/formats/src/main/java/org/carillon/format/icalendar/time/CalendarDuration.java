package org.carillon.format.icalendar.time;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration (RFC 5545 §3.3.6). Days are nominal: each is as long as the local day. Hours, minutes
 * and seconds are exact. Both parts have the same sign.
 *
 * @param days the nominal days; a week counts as seven
 * @param seconds the exact seconds
 */
public record CalendarDuration(long days, long seconds) {
  public static final CalendarDuration ZERO = new CalendarDuration(0, 0);

  public static final CalendarDuration DAY = new CalendarDuration(1, 0);

  private static final Pattern FORM =
      Pattern.compile(
          "([+-])?P(?:(\\d{1,7})W)?(?:(\\d{1,7})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

  /** Parses a duration. Returns empty if the text is not one. */
  public static Optional<CalendarDuration> parse(String text) {
    Matcher form = FORM.matcher(text.strip().toUpperCase(java.util.Locale.ROOT));
    if (!form.matches() || form.end() < 3 || text.strip().matches(".*[PT]")) {
      return Optional.empty();
    }
    long sign = "-".equals(form.group(1)) ? -1 : 1;
    long days = number(form, 2) * 7 + number(form, 3);
    long seconds = number(form, 4) * 3600 + number(form, 5) * 60 + number(form, 6);
    return Optional.of(new CalendarDuration(sign * days, sign * seconds));
  }

  private static long number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
  }

  public boolean isNegative() {
    return days < 0 || seconds < 0;
  }

  public boolean isZero() {
    return days == 0 && seconds == 0;
  }

  /** Returns the maximum length in seconds. A local day may have 25 hours. */
  public long mostSeconds() {
    return Math.abs(days) * 90_000 + Math.abs(seconds);
  }

  /** Returns the local time that is the nominal days after {@code start}. */
  public LocalDateTime daysAfter(LocalDateTime start) {
    return start.plusDays(days);
  }

  /** Returns the duration as it is written in iCalendar. */
  @Override
  public String toString() {
    long d = Math.abs(days);
    long s = Math.abs(seconds);
    StringBuilder out = new StringBuilder(isNegative() ? "-P" : "P");
    if (s == 0 && d > 0 && d % 7 == 0) {
      return out.append(d / 7).append('W').toString();
    }
    if (d > 0) {
      out.append(d).append('D');
    }
    if (s > 0 || d == 0) {
      out.append('T');
      if (s >= 3600) {
        out.append(s / 3600).append('H');
      }
      if (s / 60 % 60 > 0) {
        out.append(s / 60 % 60).append('M');
      }
      if (s % 60 > 0 || s == 0) {
        out.append(s % 60).append('S');
      }
    }
    return out.toString();
  }
}
