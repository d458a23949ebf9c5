package org.carillon.format.icalendar;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Repairs rules that violate RFC 5545 §3.3.10: an INTERVAL or a COUNT that is not positive is
 * dropped, and of COUNT and UNTIL the one that ends the series first is kept.
 */
final class RecurrenceRuleRepair {
  private static final String COUNT = "COUNT";
  private static final String UNTIL = "UNTIL";

  /** The maximum number of instances walked. A rule with more is taken to end by its UNTIL. */
  private static final int MOST_STEPS = 1_000;

  private static final int LONGEST = 2_000;

  private RecurrenceRuleRepair() {}

  /** Returns the repaired rule, if possible. Without a start, UNTIL is kept. */
  static Optional<String> repaired(
      String sent, Optional<CalendarTime> start, Function<String, CalendarZone> zones) {
    if (sent.length() > LONGEST) {
      return Optional.empty();
    }
    Map<String, String> parts = parts(sent);
    if (parts.containsKey(UNTIL)) {
      CalendarValueRepair.time(parts.get(UNTIL)).ifPresent(until -> parts.put(UNTIL, until));
    }
    if (parts.containsKey(COUNT) && parts.containsKey(UNTIL)) {
      parts.remove(
          start.filter(from -> endsByCount(parts, from, zones)).isPresent() ? UNTIL : COUNT);
    }
    return Optional.of(written(parts)).filter(RecurrenceRuleRepair::isUsable);
  }

  private static Map<String, String> parts(String sent) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : sent.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      boolean isNumber = name.equals("INTERVAL") || name.equals(COUNT);
      if (!value.isEmpty() && !(isNumber && value.matches("-\\d+|[+]?0+"))) {
        parts.putIfAbsent(name, value);
      }
    }
    return parts;
  }

  private static String written(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + '=' + part.getValue())
        .collect(Collectors.joining(";"));
  }

  private static boolean isUsable(String rule) {
    return RecurrencePattern.parse(rule) instanceof RecurrencePattern.Reading.Usable;
  }

  /** Returns whether all instances that COUNT allows come before UNTIL. */
  private static boolean endsByCount(
      Map<String, String> parts, CalendarTime start, Function<String, CalendarZone> zones) {
    Map<String, String> counted = new LinkedHashMap<>(parts);
    Optional<CalendarTime> until = CalendarTime.parse(counted.remove(UNTIL), "");
    if (until.isEmpty()
        || !(RecurrencePattern.parse(written(counted))
            instanceof RecurrencePattern.Reading.Usable(RecurrencePattern rule))) {
      return false;
    }
    RecurrencePattern.Steps steps = rule.steps(start.local(), start.isDate(), WorkBudget.current());
    Optional<LocalDateTime> next = steps.next();
    for (int step = 0; step < MOST_STEPS && next.isPresent(); step++) {
      if (isAfter(start.at(next.get()), until.get(), zones)) {
        return false;
      }
      next = steps.next();
    }
    return next.isEmpty() && !steps.gaveUp();
  }

  private static boolean isAfter(
      CalendarTime instance, CalendarTime until, Function<String, CalendarZone> zones) {
    if (until.isDate() || instance.isDate()) {
      return instance.local().toLocalDate().isAfter(until.local().toLocalDate());
    }
    return until.form() == CalendarTime.Form.UTC && !instance.zone().isEmpty()
        ? zones
            .apply(instance.zone())
            .instant(instance.local())
            .isAfter(CalendarZone.UTC.instant(until.local()))
        : instance.local().isAfter(until.local());
  }
}
