package org.carillon.webmail.recurrence;

import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.carillon.web.request.RequestParameters;

/**
 * A recurrence as typed into a form's fields, not validated yet.
 *
 * @param repeat a word of {@link Repetition}
 * @param interval the number of units from one to the next; for {@link Repetition#OWN}, like the
 *     next three
 * @param unit a word of {@link RepeatPattern.Unit}
 * @param days days of the week, {@code mo}
 * @param until the last day on which it may repeat; empty for no such end
 * @param count the number of occurrences; empty for no such end
 */
public record RepeatFields(
    String repeat,
    String interval,
    String unit,
    List<String> days,
    String weekStart,
    String until,
    String count) {

  /** Fields for something that does not repeat. */
  public static RepeatFields never(DayOfWeek weekStart) {
    return of(Repetition.NEVER, usual(weekStart), "", "");
  }

  /** The pattern that is offered before one is chosen. */
  private static RepeatPattern usual(DayOfWeek weekStart) {
    return new RepeatPattern(RepeatPattern.Unit.WEEKLY, 1, Set.of(), weekStart);
  }

  private static RepeatFields of(
      Repetition repeat, RepeatPattern pattern, String until, String count) {
    return new RepeatFields(
        repeat.word(),
        Integer.toString(pattern.interval()),
        pattern.unit().word(),
        pattern.days().stream().map(RepeatPattern::word).toList(),
        RepeatPattern.word(pattern.weekStart()),
        until,
        count);
  }

  /** Returns a JSCalendar object's fields; the reader's week start is the default. */
  public static RepeatFields of(JsonObject object, LocalDate start, DayOfWeek weekStart) {
    String count =
        Repetition.only(object)
            .map(one -> one.getInt(Repetition.COUNT, 0))
            .filter(times -> times > 0)
            .map(String::valueOf)
            .orElse("");
    return of(
        Repetition.of(object, start),
        Repetition.pattern(object, start).orElseGet(() -> usual(weekStart)),
        until(object),
        count);
  }

  /** The last day on which a JSCalendar object may repeat; empty for no such end. */
  public static String until(JsonObject object) {
    String until =
        Repetition.only(object).map(rule -> rule.getString(Repetition.UNTIL, "")).orElse("");
    return until.isEmpty() ? "" : until.substring(0, 10);
  }

  public static RepeatFields sent(RequestParameters parameters) {
    String repeat = parameters.text("repeat");
    return new RepeatFields(
        repeat.isEmpty() ? Repetition.NEVER.word() : repeat,
        parameters.text("interval"),
        parameters.text("unit"),
        parameters.texts("days"),
        parameters.text("weekStart"),
        parameters.text("until"),
        parameters.text("count"));
  }
}
