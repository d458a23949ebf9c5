package org.carillon.format.icalendar.recurrence;

import java.util.Map;

/** How many instances a rule makes in one turn (a year of YEARLY), told without trying it. */
final class RuleDensity {

  private RuleDensity() {}

  /** How many instances one turn has at most. */
  static long turn(Map<String, String> parts) {
    String frequency = parts.get("FREQ");
    long seconds = count(parts, "BYSECOND");
    long minutes = count(parts, "BYMINUTE");
    long hours = count(parts, "BYHOUR");
    return switch (frequency) {
      case "SECONDLY" -> 1;
      case "MINUTELY" -> seconds;
      case "HOURLY" -> seconds * minutes;
      case "DAILY" -> seconds * minutes * hours;
      case "WEEKLY" -> seconds * minutes * hours * 7;
      case "MONTHLY" -> seconds * minutes * hours * 31;
      default -> seconds * minutes * hours * days(parts);
    };
  }

  private static long days(Map<String, String> parts) {
    long days = count(parts, "BYMONTH");
    if (parts.containsKey("BYDAY")) {
      days = Math.max(days, 53 * count(parts, "BYDAY"));
    }
    if (parts.containsKey("BYWEEKNO")) {
      days = Math.max(days, 7 * count(parts, "BYWEEKNO"));
    }
    days = Math.max(days, 12 * (parts.containsKey("BYMONTHDAY") ? count(parts, "BYMONTHDAY") : 0));
    days = Math.max(days, count(parts, "BYYEARDAY"));
    return Math.min(days, 366);
  }

  private static long count(Map<String, String> parts, String name) {
    String list = parts.get(name);
    return list == null ? 1 : list.chars().filter(c -> c == ',').count() + 1;
  }
}
