package org.carillon.format.icalendar.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** The weeks of BYWEEKNO (RFC 5545 §3.3.10). lib-recur assumes a week 53 in every year. */
record WeekNumbers(List<Integer> numbers, WeekFields fields) {
  private static final Pattern POSITIONS =
      Pattern.compile("[+-]?[1-9]\\d{0,3}(?:,[+-]?[1-9]\\d{0,3})*+");

  /** Returns the weeks of a rule, or empty if it has none. */
  static Optional<WeekNumbers> of(RecurrenceRule rule) {
    if (!rule.hasPart(RecurrenceRule.Part.BYWEEKNO) || rule.hasPart(RecurrenceRule.Part.RSCALE)) {
      return Optional.empty();
    }
    // Both count from Monday, except for Sunday, which lib-recur puts first.
    int first = rule.getWeekStart().ordinal();
    return Optional.of(
        new WeekNumbers(
            List.copyOf(rule.getByPart(RecurrenceRule.Part.BYWEEKNO)),
            WeekFields.of(first == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(first), 4)));
  }

  /**
   * Removes the positions among weeks (BYSETPOS) from a rule's parts, since lib-recur would count
   * weeks 53 that do not exist.
   *
   * @return the positions; empty if there are none, or they are malformed
   */
  static List<Integer> positions(Map<String, String> parts) {
    String positions = parts.getOrDefault("BYSETPOS", "");
    if (!"YEARLY".equals(parts.get("FREQ"))
        || !parts.containsKey("BYWEEKNO")
        || !POSITIONS.matcher(positions).matches()) {
      return List.of();
    }
    parts.remove("BYSETPOS");
    return Stream.of(positions.split(",")).map(Integer::valueOf).toList();
  }

  /** Returns the year that the week of a time belongs to. */
  int year(LocalDateTime time) {
    return time.get(fields.weekBasedYear());
  }

  boolean contains(LocalDateTime time) {
    int week = time.get(fields.weekOfWeekBasedYear());
    int weeks = (int) fields.weekOfWeekBasedYear().rangeRefinedBy(time).getMaximum();
    return numbers.contains(week) || numbers.contains(week - weeks - 1);
  }
}
