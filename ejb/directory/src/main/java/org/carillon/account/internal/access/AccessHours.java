package org.carillon.account.internal.access;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.setting.AccessHoursForm;

/**
 * Hours of the week.
 *
 * @param spans the spans, of which a time must be in at least one
 */
record AccessHours(List<Span> spans) {
  private static final Pattern SPAN = Pattern.compile(AccessHoursForm.SPAN);
  private static final int DAYS = DayOfWeek.values().length;

  /**
   * A span of hours on some days.
   *
   * @param first the first day
   * @param last the last day; if it is before the first, the span continues past Sunday
   * @param begin the time at which it begins each day
   * @param end the time at which it ends; if it is not after the begin, the span continues past
   *     midnight
   */
  record Span(DayOfWeek first, DayOfWeek last, LocalTime begin, LocalTime end) {
    boolean holds(LocalDateTime when) {
      LocalTime time = when.toLocalTime();
      DayOfWeek day = when.getDayOfWeek();
      boolean isWithinDay = !time.isBefore(begin) && (time.isBefore(end) || isPastMidnight());
      return (has(day) && isWithinDay)
          || (has(day.minus(1)) && isPastMidnight() && time.isBefore(end));
    }

    private boolean isPastMidnight() {
      return !end.isAfter(begin);
    }

    private boolean has(DayOfWeek day) {
      int from = Math.floorMod(day.getValue() - first.getValue(), DAYS);
      return from <= Math.floorMod(last.getValue() - first.getValue(), DAYS);
    }
  }

  /** Parses a text that matches {@link AccessHoursForm#PATTERN}. An empty text has no spans. */
  static AccessHours read(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher span = SPAN.matcher(text);
    while (span.find()) {
      DayOfWeek first = day(span.group(1));
      spans.add(
          new Span(
              first,
              span.group(2) == null ? first : day(span.group(2)),
              LocalTime.parse(span.group(3)),
              span.group(4).equals("24:00") ? LocalTime.MIN : LocalTime.parse(span.group(4))));
    }
    return new AccessHours(List.copyOf(spans));
  }

  /** Returns whether a time is in one of the spans. Without spans, every time is. */
  boolean hold(LocalDateTime when) {
    return spans.isEmpty() || spans.stream().anyMatch(span -> span.holds(when));
  }

  private static DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().regionMatches(true, 0, word, 0, word.length())) {
        return day;
      }
    }
    throw new IllegalArgumentException(word + " is not a day of the week");
  }
}
