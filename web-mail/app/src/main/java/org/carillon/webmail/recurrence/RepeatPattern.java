package org.carillon.webmail.recurrence;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.json.Json;

/**
 * A recurrence rule that a form has fields for (RFC 8984 §4.3.3).
 *
 * @param interval the number of units from one to the next; 1 for every unit
 * @param days the days of the week, for {@link Unit#WEEKLY} only; empty for the start's
 * @param weekStart the first day of the week, which decides which days are in the same week
 */
public record RepeatPattern(Unit unit, int interval, Set<DayOfWeek> days, DayOfWeek weekStart) {
  /** The largest interval that a form accepts and shows. */
  public static final int MOST_INTERVAL = 999;

  private static final String FREQUENCY = "frequency";
  private static final String INTERVAL = "interval";
  private static final String BY_DAY = "byDay";
  private static final String DAY = "day";
  private static final String NTH = "nthOfPeriod";
  private static final String WEEK_START = "firstDayOfWeek";
  private static final Set<String> KNOWN =
      Set.of("@type", FREQUENCY, INTERVAL, BY_DAY, WEEK_START, Repetition.UNTIL, Repetition.COUNT);

  private static final int WEEK = 7;

  /** The last nth weekday that every month has. A fifth one counts as the last. */
  private static final int LAST_NTH = 4;

  public enum Unit {
    DAILY,
    WEEKLY,
    /** Repeats on the same day of the month. */
    MONTHLY,
    /** Repeats on the nth weekday of the month, such as the second Tuesday. */
    MONTHLY_WEEKDAY,
    YEARLY;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The unit of a form's value. */
    public static Optional<Unit> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private String frequency() {
      return this == MONTHLY_WEEKDAY ? MONTHLY.word() : word();
    }
  }

  public RepeatPattern {
    days = Set.copyOf(days);
  }

  /** A pattern of every unit, or every second one, on the day of the start. */
  static RepeatPattern each(Unit unit, int interval) {
    return new RepeatPattern(unit, interval, Set.of(), DayOfWeek.MONDAY);
  }

  /** The rule for something that begins on a day, without an end. */
  public JsonObject rule(LocalDate start) {
    JsonObjectBuilder rule =
        Json.createObjectBuilder().add("@type", "RecurrenceRule").add(FREQUENCY, unit.frequency());
    if (interval > 1) {
      rule.add(INTERVAL, interval);
    }
    if (unit == Unit.MONTHLY_WEEKDAY) {
      rule.add(
          BY_DAY, Json.createArrayBuilder().add(day(start.getDayOfWeek()).add(NTH, number(start))));
    } else if (!isOfStart(start)) {
      JsonArrayBuilder all = Json.createArrayBuilder();
      days.stream().sorted().forEach(day -> all.add(day(day)));
      rule.add(BY_DAY, all);
      if (interval > 1 && weekStart != DayOfWeek.MONDAY) {
        rule.add(WEEK_START, word(weekStart));
      }
    }
    return rule.build();
  }

  /** Returns whether the only day of the week is the start's, which is the default. */
  private boolean isOfStart(LocalDate start) {
    return days.isEmpty() || days.equals(Set.of(start.getDayOfWeek()));
  }

  private static JsonObjectBuilder day(DayOfWeek day) {
    return Json.createObjectBuilder().add("@type", "NDay").add(DAY, word(day));
  }

  /** The code of a weekday in rules, such as {@code tu}. */
  public static String word(DayOfWeek day) {
    return day.name().substring(0, 2).toLowerCase(Locale.ROOT);
  }

  /** The weekday of such a code. */
  public static Optional<DayOfWeek> day(String word) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> word(day).equals(word)).findFirst();
  }

  /** The number of a day among those of its weekday in its month; -1 for the last one. */
  public static int number(LocalDate date) {
    int nth = (date.getDayOfMonth() - 1) / WEEK + 1;
    return nth > LAST_NTH ? -1 : nth;
  }

  /** The pattern of a rule for something that begins on a day; empty if forms can't express it. */
  static Optional<RepeatPattern> of(JsonObject rule, LocalDate start) {
    int interval = rule.getInt(INTERVAL, 1);
    if (!KNOWN.containsAll(rule.keySet()) || interval < 1 || interval > MOST_INTERVAL) {
      return Optional.empty();
    }
    List<JsonObject> named =
        rule.get(BY_DAY) instanceof JsonArray all ? all.getValuesAs(JsonObject.class) : List.of();
    return Unit.of(rule.getString(FREQUENCY, ""))
        .flatMap(unit -> named.isEmpty() ? Optional.of(unit) : onDays(unit, named, start))
        .map(unit -> new RepeatPattern(unit, interval, days(unit, named), weekStart(rule)))
        .map(pattern -> pattern.plain(start));
  }

  /** The unit of a rule that names days; empty if a form has no unit for those days. */
  private static Optional<Unit> onDays(Unit unit, List<JsonObject> named, LocalDate start) {
    boolean isPlain = named.stream().noneMatch(one -> one.containsKey(NTH));
    return switch (unit) {
      case WEEKLY -> isPlain ? Optional.of(unit) : Optional.empty();
      case MONTHLY ->
          named.size() == 1
                  && named.getFirst().getInt(NTH, 0) == number(start)
                  && named.getFirst().getString(DAY, "").equals(word(start.getDayOfWeek()))
              ? Optional.of(Unit.MONTHLY_WEEKDAY)
              : Optional.empty();
      case DAILY, MONTHLY_WEEKDAY, YEARLY -> Optional.empty();
    };
  }

  private static Set<DayOfWeek> days(Unit unit, List<JsonObject> named) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (unit == Unit.WEEKLY) {
      named.forEach(one -> day(one.getString(DAY, "")).ifPresent(days::add));
    }
    return days;
  }

  private static DayOfWeek weekStart(JsonObject rule) {
    return day(rule.getString(WEEK_START, "")).orElse(DayOfWeek.MONDAY);
  }

  /** Removes what is the default for something that begins on a day. */
  RepeatPattern plain(LocalDate start) {
    boolean isBare = isOfStart(start);
    return new RepeatPattern(
        unit,
        interval,
        isBare ? Set.of() : days,
        isBare || interval == 1 ? DayOfWeek.MONDAY : weekStart);
  }

  /** The first day of the pattern, from a day on. */
  LocalDate first(LocalDate from) {
    LocalDate day = from;
    while (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day;
  }
}
