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
 * How often something takes place, by a rule that a form has fields for (RFC 8984 §4.3.3).
 *
 * @param interval each how-manieth of the unit; 1 for each
 * @param days on which days of the week, of {@link Unit#WEEKLY} only; empty for that of the start
 * @param weekStart with which day weeks begin, which tells which days are of the same one
 */
public record RepeatPattern(Unit unit, int interval, Set<DayOfWeek> days, DayOfWeek weekStart) {
  /** The most that is asked for and shown. */
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

  /** The fifth is the last one: not every month has five. */
  private static final int LAST_NTH = 4;

  /** What is counted. */
  public enum Unit {
    DAILY,
    WEEKLY,
    /** On the same day of the month. */
    MONTHLY,
    /** On the second Tuesday of the month, say. */
    MONTHLY_WEEKDAY,
    YEARLY;

    /** Its word, as forms have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that word. */
    public static Optional<Unit> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private String frequency() {
      return this == MONTHLY_WEEKDAY ? MONTHLY.word() : word();
    }
  }

  /** One of its kind. */
  public RepeatPattern {
    days = Set.copyOf(days);
  }

  /** Each of a unit, or each second, on the day of the start. */
  static RepeatPattern each(Unit unit, int interval) {
    return new RepeatPattern(unit, interval, Set.of(), DayOfWeek.MONDAY);
  }

  /** The rule of something that begins on a day; without an end. */
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

  /** Whether its days of the week are that of the start, as they are without being named. */
  private boolean isOfStart(LocalDate start) {
    return days.isEmpty() || days.equals(Set.of(start.getDayOfWeek()));
  }

  private static JsonObjectBuilder day(DayOfWeek day) {
    return Json.createObjectBuilder().add("@type", "NDay").add(DAY, word(day));
  }

  /** A day of the week as rules have it, {@code tu}. */
  public static String word(DayOfWeek day) {
    return day.name().substring(0, 2).toLowerCase(Locale.ROOT);
  }

  /** The day of the week of such a word. */
  public static Optional<DayOfWeek> day(String word) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> word(day).equals(word)).findFirst();
  }

  /** The how-manieth of its weekday a day is in its month; -1 for the last one. */
  public static int number(LocalDate date) {
    int nth = (date.getDayOfMonth() - 1) / WEEK + 1;
    return nth > LAST_NTH ? -1 : nth;
  }

  /** The pattern of a rule of something that begins on a day; empty of what forms can't say. */
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

  /** What is counted where days are named; empty where those are of another kind. */
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

  /** The same without what says nothing new of something that begins on a day. */
  RepeatPattern plain(LocalDate start) {
    boolean isBare = isOfStart(start);
    return new RepeatPattern(
        unit,
        interval,
        isBare ? Set.of() : days,
        isBare || interval == 1 ? DayOfWeek.MONDAY : weekStart);
  }

  /** The first day, from one on, on which it takes place. */
  LocalDate first(LocalDate from) {
    LocalDate day = from;
    while (!days.isEmpty() && !days.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day;
  }
}
