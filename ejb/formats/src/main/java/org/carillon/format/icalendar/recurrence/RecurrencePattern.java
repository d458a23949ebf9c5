package org.carillon.format.icalendar.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.time.CalendarTime;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** A recurrence rule over local times, without its end (RFC 5545 §3.3.10, RFC 7529). */
public final class RecurrencePattern {
  /** The maximum number of instances in one period (for example a year of YEARLY). */
  private static final int MOST_IN_A_TURN = 20_000;

  /** The maximum length in characters. It is more than a list of all days of a year takes. */
  private static final int LONGEST = 2000;

  private static final String FREQ = "FREQ";

  // The pattern is possessive, since other repeated groups use a stack frame for each element of a
  // list.
  private static final String NUMBERS = "[+-]?\\d{1,4}L?(?:,[+-]?\\d{1,4}L?)*+";
  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          form(FREQ, "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
          form("UNTIL", "\\d{8}(T\\d{6}Z?)?"),
          form("COUNT", "\\d{1,9}"),
          form("INTERVAL", "\\d{1,9}"),
          form("BYSECOND", NUMBERS),
          form("BYMINUTE", NUMBERS),
          form("BYHOUR", NUMBERS),
          form(
              "BYDAY",
              "[+-]?\\d{0,3}(?:SU|MO|TU|WE|TH|FR|SA)(?:,[+-]?\\d{0,3}(?:SU|MO|TU|WE|TH|FR|SA))*+"),
          form("BYMONTHDAY", NUMBERS),
          form("BYYEARDAY", NUMBERS),
          form("BYWEEKNO", NUMBERS),
          form("BYMONTH", NUMBERS),
          form("BYSETPOS", NUMBERS),
          form("WKST", "SU|MO|TU|WE|TH|FR|SA"),
          form("RSCALE", "[A-Z0-9-]+"),
          form("SKIP", "OMIT|BACKWARD|FORWARD"));

  /** The calendar scales of lib-recur, by their names in CLDR. */
  private static final Set<String> SCALES =
      Set.of(
          "GREGORIAN",
          "GREGORY",
          "JULIAN",
          "JULIUS",
          "ISLAMIC-CIVIL",
          "ISLAMICC",
          "ISLAMIC-TBLA",
          "ISLAMIC-TLBA");

  private final RecurrenceRule rule;
  private final Optional<CalendarTime> until;
  private final int count;
  private final String text;
  private final Optional<WeekNumbers> weeks;

  /** The positions of BYSETPOS that are applied here instead of in lib-recur. */
  private final List<Integer> positions;

  private final boolean understood;

  private RecurrencePattern(
      String text,
      RecurrenceRule rule,
      Optional<CalendarTime> until,
      int count,
      List<Integer> positions,
      boolean understood) {
    this.understood = understood;
    this.positions = positions;
    this.text = text;
    this.rule = rule;
    this.until = until;
    this.count = count;
    this.weeks = WeekNumbers.of(rule);
  }

  private static Map.Entry<String, Pattern> form(String name, String pattern) {
    return Map.entry(name, Pattern.compile(pattern));
  }

  /** A rule, or the reason that it can't be used. */
  public sealed interface Reading {
    record Usable(RecurrencePattern rule) implements Reading {}

    record Unusable(RecurrenceFault fault) implements Reading {}
  }

  /** Parses a recurrence rule. Returns the rule, or the reason that it can't be used. */
  public static Reading parse(String text) {
    Map<String, String> parts = parts(text);
    if (parts.isEmpty()) {
      return new Reading.Unusable(RecurrenceFault.MALFORMED);
    }
    String scale = parts.get("RSCALE");
    if (scale != null && !SCALES.contains(scale)) {
      return new Reading.Unusable(RecurrenceFault.UNKNOWN_SCALE);
    }
    if (RuleDensity.turn(parts) > MOST_IN_A_TURN) {
      return new Reading.Unusable(RecurrenceFault.TOO_DENSE);
    }
    Optional<CalendarTime> until = Optional.empty();
    if (parts.containsKey("UNTIL")) {
      until = CalendarTime.parse(parts.remove("UNTIL"), "");
      if (until.isEmpty() || parts.containsKey("COUNT")) {
        return new Reading.Unusable(RecurrenceFault.MALFORMED);
      }
    }
    boolean understood = RuleDensity.isReachable(parts);
    // COUNT is applied here, since the walk may begin before the start.
    String count = parts.remove("COUNT");
    // Positions among weeks are not left to lib-recur, which also counts a week 53 in years that
    // have none.
    List<Integer> positions = scale == null ? WeekNumbers.positions(parts) : List.of();
    if (scale != null && scale.startsWith("ISLAMIC-T")) {
      parts.put("RSCALE", "ISLAMIC-TLBA");
    }
    List<String> written = new ArrayList<>();
    parts.forEach((name, value) -> written.add(name + '=' + value));
    try {
      return new Reading.Usable(
          new RecurrencePattern(
              text,
              new RecurrenceRule(String.join(";", written), RecurrenceRule.RfcMode.RFC5545_LAX),
              until,
              count == null ? 0 : Integer.parseInt(count),
              positions,
              understood));
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      return new Reading.Unusable(RecurrenceFault.MALFORMED);
    }
  }

  /** Returns the parts of the rule in capitals; an empty map if one of them is malformed. */
  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (text.length() > LONGEST) {
      return Map.of();
    }
    for (String part : text.strip().toUpperCase(Locale.ROOT).split(";")) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      Pattern form = FORMS.get(name);
      if (form == null) {
        if (name.startsWith("X-")) {
          continue;
        }
        return Map.of();
      }
      String value = part.substring(equals + 1).replace(" ", "");
      if (equals < 0
          || !form.matcher(value).matches()
          || parts.putIfAbsent(name, value) != null
          || (name.equals("INTERVAL") || name.equals("COUNT")) && Integer.parseInt(value) == 0) {
        return Map.of();
      }
    }
    return parts.containsKey(FREQ) ? parts : Map.of();
  }

  /** Returns the rule as written. */
  public String text() {
    return text;
  }

  /** Returns the UNTIL, or empty if there is none. */
  public Optional<CalendarTime> until() {
    return until;
  }

  /** Returns the COUNT, or empty if there is none. */
  public Optional<Integer> count() {
    return count == 0 ? Optional.empty() : Optional.of(count);
  }

  /** Returns whether the rule defines its own end. */
  public boolean ends() {
    return until.isPresent() || count > 0;
  }

  /**
   * Returns whether the instances can be found. If not, for instance because BYSETPOS is too large,
   * the rule is kept and shown, but only its start is an instance.
   */
  public boolean isUnderstood() {
    return understood;
  }

  /**
   * Returns the local time of each instance, from the start on and in order.
   *
   * @param start the first instance, which counts whether it matches the rule or not (RFC 5545
   *     §3.8.5.3)
   * @param date true if the start is a date
   * @param budget the budget that each instance looked at is charged to
   */
  public Steps steps(LocalDateTime start, boolean date, WorkBudget budget) {
    return new Steps(start, date, budget);
  }

  /** Walks the instances of a rule. An exception from the library ends the walk. */
  public final class Steps {
    private static final long NONE = Long.MIN_VALUE;

    /** The end of the year 9999, after which iCalendar has no dates, in seconds since 1970. */
    private static final long LAST = 253_402_300_799L;

    private final long first;
    private final boolean date;
    private final LocalDateTime start;
    private final WorkBudget budget;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();
    private RecurrenceRuleIterator iterator;
    private boolean begun;
    private long left;
    private boolean exhausted;

    /** The next instance, if {@code looked} is true. */
    private long ahead;

    private boolean looked;

    /** The first instance of the next period, found early; used for positions among weeks. */
    private long kept = NONE;

    private Steps(LocalDateTime start, boolean date, WorkBudget budget) {
      this.budget = budget;
      this.start = start;
      this.first = start.toEpochSecond(ZoneOffset.UTC);
      this.date = date;
      this.left = count == 0 ? Long.MAX_VALUE : count;
      try {
        exhausted = !understood || budget.isSpent();
        iterator = exhausted ? null : rule.iterator(begin(before(start), date));
      } catch (RuntimeException e) {
        // lib-recur throws if a rule found nothing in thousands of periods.
        exhausted = true;
      }
      leaveOut(first);
    }

    private void leaveOut(long before) {
      while (peek() != NONE && peek() < before) {
        looked = false;
      }
    }

    private long peek() {
      if (!looked) {
        looked = true;
        ahead = positions.isEmpty() ? walk() : positioned();
      }
      return ahead;
    }

    /** Returns the walk's start: some periods early, as lib-recur counts BYSETPOS from there. */
    private LocalDateTime before(LocalDateTime start) {
      boolean isByPosition = rule.hasPart(RecurrenceRule.Part.BYSETPOS) || !positions.isEmpty();
      if (!isByPosition || rule.hasPart(RecurrenceRule.Part.RSCALE)) {
        return start;
      }
      int turns = rule.getInterval();
      if (start.getYear() <= 28L * turns) {
        return start;
      }
      boolean byWeekAlone =
          rule.hasPart(RecurrenceRule.Part.BYWEEKNO) && !rule.hasPart(RecurrenceRule.Part.BYDAY);
      boolean everyMonthHasIt = start.getDayOfMonth() <= 28;
      // 28 years earlier, leap days and days of the week are the same as now.
      return switch (rule.getFreq()) {
        case YEARLY -> start.minusYears((everyMonthHasIt && !byWeekAlone ? 1L : 28L) * turns);
        case MONTHLY -> everyMonthHasIt ? start.minusMonths(turns) : start.minusYears(28L * turns);
        case WEEKLY -> start.minusWeeks(turns);
        case DAILY -> start.minusDays(turns);
        case HOURLY -> start.minusHours(turns);
        case MINUTELY -> start.minusMinutes(turns);
        case SECONDLY -> start.minusSeconds(turns);
      };
    }

    private static DateTime begin(LocalDateTime start, boolean date) {
      return date
          ? new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth())
          : new DateTime(
              start.getYear(),
              start.getMonthValue() - 1,
              start.getDayOfMonth(),
              start.getHour(),
              start.getMinute(),
              start.getSecond());
    }

    /** Skips the instances before a time, if they need not be counted. */
    public void skipTo(LocalDateTime from) {
      long second = from.toEpochSecond(ZoneOffset.UTC);
      if (second > LAST) {
        exhausted = true; // lib-recur has few bits for years and would never get there
        return;
      }
      if (left != Long.MAX_VALUE || exhausted || iterator == null || second <= first) {
        return;
      }
      begun = true;
      if (!positions.isEmpty()) {
        leaveOut(second);
      }
      if (looked && (ahead == NONE || ahead >= second)) {
        return;
      }
      looked = false;
      long turn = turnSeconds();
      long turns = turn == 0 ? 0 : (second - first) / turn - 1;
      try {
        // lib-recur visits each period on the way, which takes long for minutes from 1970 to 9999.
        if (turns > 1) {
          iterator = rule.iterator(begin(start.plusSeconds(turns * turn), date));
        }
        iterator.fastForward(second * 1000);
      } catch (RuntimeException e) {
        exhausted = true;
      }
    }

    /** Returns the length of a period in seconds if all have the same length, and 0 otherwise. */
    private long turnSeconds() {
      if (rule.hasPart(RecurrenceRule.Part.RSCALE)) {
        return 0;
      }
      long unit =
          switch (rule.getFreq()) {
            case SECONDLY -> 1;
            case MINUTELY -> 60;
            case HOURLY -> 3600;
            case DAILY -> 86_400;
            case WEEKLY -> 7 * 86_400;
            case MONTHLY, YEARLY -> 0;
          };
      return unit * rule.getInterval();
    }

    /** Returns the next instance; empty at the end. */
    public Optional<LocalDateTime> next() {
      if (left == 0) {
        return Optional.empty();
      }
      if (!begun) {
        begun = true;
        left--;
        looked = looked && ahead != first;
        return Optional.of(local(first));
      }
      long next = peek();
      if (next == NONE) {
        return Optional.empty();
      }
      looked = false;
      left--;
      return Optional.of(local(next));
    }

    /** Returns whether the walk ended without the budget or after too long without a find. */
    public boolean gaveUp() {
      return exhausted;
    }

    /** Returns the next instance that lib-recur finds, skipping weeks that do not exist. */
    private long walk() {
      while (!exhausted && iterator != null && iterator.hasNext()) {
        long found = iterator.peekMillis() / 1000;
        if (found > LAST) {
          return NONE;
        }
        if (!budget.take(1)) {
          exhausted = true;
          return NONE;
        }
        try {
          // The iterator looks ahead for the one after.
          iterator.nextMillis();
        } catch (RuntimeException e) {
          exhausted = true;
        }
        if (weeks.isEmpty() || weeks.get().contains(local(found))) {
          return found;
        }
      }
      return NONE;
    }

    /** Applies positions among a year's weeks. lib-recur would count weeks that don't exist. */
    private long positioned() {
      while (taken.isEmpty()) {
        long begin = kept == NONE ? walk() : kept;
        kept = NONE;
        if (begin == NONE) {
          return NONE;
        }
        int year = year(begin);
        List<Long> turn = new ArrayList<>();
        for (kept = begin; kept != NONE && year(kept) == year; kept = walk()) {
          turn.add(kept);
        }
        positions.stream()
            .map(position -> position < 0 ? turn.size() + position : position - 1)
            .filter(index -> index >= 0 && index < turn.size())
            .distinct()
            .sorted()
            .forEach(index -> taken.add(turn.get(index)));
      }
      return taken.poll();
    }

    private int year(long second) {
      return weeks.map(known -> known.year(local(second))).orElse(0);
    }

    private LocalDateTime local(long second) {
      LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
      return date ? local.toLocalDate().atStartOfDay() : local;
    }
  }
}
