package org.carillon.format.icalendar.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * The weeks of BYWEEKNO (RFC 5545 §3.3.10). lib-recur makes a week 53 of each year; one that has 52
 * has none.
 */
record WeekNumbers(List<Integer> numbers, WeekFields fields) {

  /** Those of a rule; empty where it has none, or positions among them are taken. */
  static Optional<WeekNumbers> of(RecurrenceRule rule) {
    if (!rule.hasPart(RecurrenceRule.Part.BYWEEKNO)
        || rule.hasPart(RecurrenceRule.Part.BYSETPOS)
        || rule.hasPart(RecurrenceRule.Part.RSCALE)) {
      return Optional.empty();
    }
    // Both count Monday as first, but for Sunday, which lib-recur has at the beginning.
    int first = rule.getWeekStart().ordinal();
    return Optional.of(
        new WeekNumbers(
            List.copyOf(rule.getByPart(RecurrenceRule.Part.BYWEEKNO)),
            WeekFields.of(first == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(first), 4)));
  }

  boolean contains(LocalDateTime time) {
    int week = time.get(fields.weekOfWeekBasedYear());
    int weeks = (int) fields.weekOfWeekBasedYear().rangeRefinedBy(time).getMaximum();
    return numbers.contains(week) || numbers.contains(week - weeks - 1);
  }
}
