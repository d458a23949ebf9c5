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
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.TypedFields;

/**
 * The recurrence that a form asks for.
 *
 * @param pattern the rule; empty for no repetition, or for existing rules that stay
 * @param first the first day, which matches the pattern; empty if the form has no start
 * @param until the last day on which it may repeat
 * @param count the number of occurrences; never together with a last day (RFC 8984 §4.3.3)
 */
public record RequestedRecurrence(
    Repetition repeat,
    Optional<RepeatPattern> pattern,
    Optional<LocalDate> first,
    Optional<LocalDate> until,
    Optional<Integer> count) {
  /** The most occurrences that can be asked for. */
  static final int MOST_COUNT = 9_999;

  private static final int MOST_DAYS = 7;

  /** A rule that ends at this time of day ends with that day. */
  public static final LocalTime DAYS_END = LocalTime.of(23, 59, 59);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  /**
   * Reads a form.
   *
   * @param start the day of the first occurrence; empty if the form has none
   * @throws InvalidFieldException if a field can't be parsed
   */
  public static RequestedRecurrence of(RepeatFields fields, Optional<LocalDate> start) {
    Repetition repeat =
        Repetition.of(fields.repeat())
            .orElseThrow(() -> new InvalidFieldException("repeat", "choice", ""));
    if (repeat == Repetition.NEVER || start.isEmpty()) {
      return new RequestedRecurrence(
          repeat, Optional.empty(), start, Optional.empty(), Optional.empty());
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
      throw new InvalidFieldException("until", "until", "");
    }
    Optional<Integer> count =
        fields.count().isEmpty()
            ? Optional.empty()
            : Optional.of(TypedFields.number("count", fields.count(), 1, MOST_COUNT));
    if (until.isPresent() && count.isPresent()) {
      throw new InvalidFieldException("count", "ends", "");
    }
    return new RequestedRecurrence(
        plain.map(Repetition::of).orElse(repeat), plain, Optional.of(first), until, count);
  }

  private static RepeatPattern own(RepeatFields fields) {
    RepeatPattern.Unit unit =
        RepeatPattern.Unit.of(fields.unit())
            .orElseThrow(() -> new InvalidFieldException("unit", "choice", ""));
    int interval =
        TypedFields.number("interval", fields.interval(), 1, RepeatPattern.MOST_INTERVAL);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (unit == RepeatPattern.Unit.WEEKLY) {
      fields.days().stream().limit(MOST_DAYS).map(RequestedRecurrence::day).forEach(days::add);
    }
    DayOfWeek weekStart = RepeatPattern.day(fields.weekStart()).orElse(DayOfWeek.MONDAY);
    return new RepeatPattern(unit, interval, days, weekStart);
  }

  private static DayOfWeek day(String word) {
    return RepeatPattern.day(word)
        .orElseThrow(() -> new InvalidFieldException("days", "choice", ""));
  }

  /** The number of days from the typed day to the first occurrence. */
  public long daysAfter(LocalDate typed) {
    return first.map(day -> ChronoUnit.DAYS.between(typed, day)).orElse(0L);
  }

  /** Returns whether an object that begins on a day has the same pattern, regardless of its end. */
  public boolean isAsOftenAs(JsonObject object, LocalDate start) {
    return Repetition.of(object, start) == repeat
        && Repetition.pattern(object, start).equals(pattern);
  }

  /** Sets the recurrence of a JSCalendar event or task that begins on a day; other rules stay. */
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
