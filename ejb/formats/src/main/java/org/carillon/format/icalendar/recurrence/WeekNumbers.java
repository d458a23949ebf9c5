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

/**
 * The weeks of BYWEEKNO (RFC 5545 §3.3.10). lib-recur makes a week 53 of each year; one that has 52
 * has none.
 */
record WeekNumbers(List<Integer> numbers, WeekFields fields) {
  private static final Pattern POSITIONS =
      Pattern.compile("[+-]?[1-9]\\d{0,3}(?:,[+-]?[1-9]\\d{0,3})*+");

  /** Those of a rule; empty where it has none. */
  static Optional<WeekNumbers> of(RecurrenceRule rule) {
    if (!rule.hasPart(RecurrenceRule.Part.BYWEEKNO) || rule.hasPart(RecurrenceRule.Part.RSCALE)) {
      return Optional.empty();
    }
    // Both count Monday as first, but for Sunday, which lib-recur has at the beginning.
    int first = rule.getWeekStart().ordinal();
    return Optional.of(
        new WeekNumbers(
            List.copyOf(rule.getByPart(RecurrenceRule.Part.BYWEEKNO)),
            WeekFields.of(first == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(first), 4)));
  }

  /**
   * Takes the positions among weeks (BYSETPOS) out of a rule's parts: lib-recur would count weeks
   * 53 that there are not.
   *
   * @return none where there are none, or they are none that can be used
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

  /** The year of the week that a time lies in. */
  int year(LocalDateTime time) {
    return time.get(fields.weekBasedYear());
  }

  boolean contains(LocalDateTime time) {
    int week = time.get(fields.weekOfWeekBasedYear());
    int weeks = (int) fields.weekOfWeekBasedYear().rangeRefinedBy(time).getMaximum();
    return numbers.contains(week) || numbers.contains(week - weeks - 1);
  }
}
