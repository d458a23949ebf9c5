package org.carillon.webmail.recurrence;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.json.Json;
import org.carillon.webmail.typed.TypedFields;
import org.carillon.webmail.typed.WrongField;

/**
 * How often something is to take place, as a form asked for it.
 *
 * @param pattern by which rule; empty of what does not repeat, or by rules that stay
 * @param first the day of the first one, which is one of its own days; empty where a form has none
 * @param until the last day on which it may
 * @param count how many times; never beside a last day (RFC 8984 §4.3.3)
 */
public record RepeatWish(
    Repetition repeat,
    Optional<RepeatPattern> pattern,
    Optional<LocalDate> first,
    Optional<LocalDate> until,
    Optional<Integer> count) {
  /** The most times that can be asked for. */
  static final int MOST_COUNT = 9_999;

  private static final int MOST_DAYS = 7;

  /** An end of this time of day is an end by the day. */
  public static final LocalTime DAYS_END = LocalTime.of(23, 59, 59);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /**
   * Reads a form.
   *
   * @param start the day on which the first one is to be; empty where the form has none
   * @throws WrongField where it says nothing that can be understood
   */
  public static RepeatWish of(RepeatFields fields, Optional<LocalDate> start) {
    Repetition repeat =
        Repetition.of(fields.repeat()).orElseThrow(() -> new WrongField("repeat", "choice", ""));
    if (repeat == Repetition.NEVER || start.isEmpty()) {
      return new RepeatWish(repeat, Optional.empty(), start, Optional.empty(), Optional.empty());
    }
    Optional<RepeatPattern> pattern =
        repeat == Repetition.OWN ? Optional.of(own(fields)) : repeat.pattern();
    LocalDate first = pattern.map(one -> one.first(start.get())).orElse(start.get());
    Optional<RepeatPattern> plain = pattern.map(one -> one.plain(first));
    Optional<LocalDate> until =
        fields.until().isEmpty()
            ? Optional.empty()
            : Optional.of(TypedFields.day("until", fields.until()));
    if (until.filter(last -> last.isBefore(first)).isPresent()) {
      throw new WrongField("until", "until", "");
    }
    Optional<Integer> count =
        fields.count().isEmpty()
            ? Optional.empty()
            : Optional.of(TypedFields.number("count", fields.count(), 1, MOST_COUNT));
    if (until.isPresent() && count.isPresent()) {
      throw new WrongField("count", "ends", "");
    }
    return new RepeatWish(
        plain.map(Repetition::of).orElse(repeat), plain, Optional.of(first), until, count);
  }

  private static RepeatPattern own(RepeatFields fields) {
    RepeatPattern.Unit unit =
        RepeatPattern.Unit.of(fields.unit())
            .orElseThrow(() -> new WrongField("unit", "choice", ""));
    int interval =
        TypedFields.number("interval", fields.interval(), 1, RepeatPattern.MOST_INTERVAL);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (unit == RepeatPattern.Unit.WEEKLY) {
      fields.days().stream().limit(MOST_DAYS).map(RepeatWish::day).forEach(days::add);
    }
    DayOfWeek weekStart = RepeatPattern.day(fields.weekStart()).orElse(DayOfWeek.MONDAY);
    return new RepeatPattern(unit, interval, days, weekStart);
  }

  private static DayOfWeek day(String word) {
    return RepeatPattern.day(word).orElseThrow(() -> new WrongField("days", "choice", ""));
  }

  /** How many days after a day that was typed the first one is. */
  public long daysAfter(LocalDate typed) {
    return first.map(day -> ChronoUnit.DAYS.between(typed, day)).orElse(0L);
  }

  /** Whether something that begins on a day takes place as often, whenever that ends. */
  public boolean isAsOftenAs(JsonObject object, LocalDate start) {
    return Repetition.of(object, start) == repeat
        && Repetition.pattern(object, start).equals(pattern);
  }

  /** Has an event or a task of JSCalendar take place so from a day on; other rules stay. */
  public void put(Map<String, JsonValue> made, LocalDate start, boolean isOfDays) {
    if (repeat == Repetition.OTHER) {
      return;
    }
    made.remove(Repetition.RULES);
    made.remove(Repetition.EXCLUDED_RULES);
    pattern.ifPresentOrElse(
        one -> made.put(Repetition.RULES, rules(one.rule(start), isOfDays)),
        () -> made.remove(Repetition.OVERRIDES));
  }

  private JsonValue rules(JsonObject rule, boolean isOfDays) {
    JsonObjectBuilder whole = Json.createObjectBuilder(rule);
    until.ifPresent(
        last -> {
          LocalDateTime end = isOfDays ? last.atStartOfDay() : last.atTime(DAYS_END);
          whole.add(Repetition.UNTIL, LOCAL.format(end));
        });
    count.ifPresent(times -> whole.add(Repetition.COUNT, times));
    return Json.createArrayBuilder().add(whole).build();
  }
}
