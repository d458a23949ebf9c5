package org.carillon.format.icalendar.recurrence;

import java.util.Map;
import java.util.stream.Stream;

/** Computes the maximum number of instances that a rule has in one period, without expanding it. */
final class RuleDensity {
  /** The number of days of 53 weeks, which a year by weeks may have. */
  private static final int LONGEST_YEAR = 371;

  /** The most instances of a period for positions. lib-recur looks at 1,000 periods per step. */
  private static final int MOST_BY_POSITION = 1_500;

  private RuleDensity() {}

  /** Returns the maximum number of instances in one period. */
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

  /** Returns whether a period can reach a position of BYSETPOS and is small enough to search. */
  static boolean isReachable(Map<String, String> parts) {
    String positions = parts.get("BYSETPOS");
    if (positions == null) {
      return true;
    }
    long turn = turn(parts);
    boolean walked =
        parts.containsKey("BYWEEKNO")
            && !parts.containsKey("RSCALE")
            && "YEARLY".equals(parts.get("FREQ"));
    return (walked || turn <= MOST_BY_POSITION)
        && Stream.of(positions.split(",", -1))
            .mapToLong(RuleDensity::position)
            .anyMatch(position -> position <= turn);
  }

  private static long position(String written) {
    // lib-recur rejects anything that is not a number.
    return written.endsWith("L") ? 1 : Math.abs(Long.parseLong(written));
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
    return Math.min(days, LONGEST_YEAR);
  }

  private static long count(Map<String, String> parts, String name) {
    String list = parts.get(name);
    return list == null ? 1 : list.chars().filter(c -> c == ',').count() + 1;
  }
}
