package org.carillon.webmail.recurrence;

import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.carillon.web.request.RequestParameters;

/**
 * How often something takes place as a form's fields have it, as typed: nothing of it is known to
 * be right.
 *
 * @param repeat a word of {@link Repetition}
 * @param interval each how-manieth; of {@link Repetition#OWN}, as the next three
 * @param unit a word of {@link RepeatPattern.Unit}
 * @param days days of the week, {@code mo}
 * @param weekStart with which of them weeks begin
 * @param until the last day on which it may repeat; empty for no such end
 * @param count how many times it takes place; empty for no such end
 */
public record RepeatFields(
    String repeat,
    String interval,
    String unit,
    List<String> days,
    String weekStart,
    String until,
    String count) {

  /** Of something that does not repeat. */
  public static RepeatFields never(DayOfWeek weekStart) {
    return of(Repetition.NEVER, usual(weekStart), "", "");
  }

  /** What is offered where nothing was put together yet. */
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

  /**
   * What a form shows of an event or a task of JSCalendar that begins on a day.
   *
   * @param weekStart with which day the reader's weeks begin, for what does not tell
   */
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

  /** The last day on which something of JSCalendar may repeat; empty for no such end. */
  public static String until(JsonObject object) {
    String until =
        Repetition.only(object).map(rule -> rule.getString(Repetition.UNTIL, "")).orElse("");
    return until.isEmpty() ? "" : until.substring(0, 10);
  }

  /** What a form has sent. */
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
