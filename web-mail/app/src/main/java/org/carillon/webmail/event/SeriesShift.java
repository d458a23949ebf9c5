package org.carillon.webmail.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.webmail.recurrence.RepeatPattern;
import org.carillon.webmail.recurrence.Repetition;
import org.carillon.webmail.recurrence.RequestedRecurrence;

/** Moves a series, its end and its overrides to another start, but no instance moved by hand. */
final class SeriesShift {
  private final Optional<RepeatPattern> pattern;
  private final LocalDateTime old;
  private final LocalDateTime now;

  private SeriesShift(Optional<RepeatPattern> pattern, LocalDateTime old, LocalDateTime now) {
    this.pattern = pattern;
    this.old = old;
    this.now = now;
  }

  /**
   * Adapts the times in a series to its new start.
   *
   * @param made the series with its new start, and rules of the same kind as before
   * @param isEndKept whether nobody asked for another end
   */
  static void follow(Map<String, JsonValue> made, JsonObject before, boolean isEndKept) {
    LocalDateTime old = EventJson.start(before);
    LocalDateTime now = LocalDateTime.parse(((JsonString) made.get(EventJson.START)).getString());
    SeriesShift shift = new SeriesShift(Repetition.pattern(before, old.toLocalDate()), old, now);
    if (isEndKept
        && before.get(Repetition.RULES) instanceof JsonArray were
        && made.get(Repetition.RULES) instanceof JsonArray are) {
      made.put(Repetition.RULES, shift.ended(were, are));
    }
    JsonObject overrides = EventJson.members(before, Repetition.OVERRIDES);
    if (!old.equals(now) && !overrides.isEmpty()) {
      JsonObjectBuilder all = Json.createObjectBuilder();
      overrides.forEach(
          (id, patch) -> all.add(EventJson.written(shift.of(LocalDateTime.parse(id))), patch));
      made.put(Repetition.OVERRIDES, all.build());
    }
  }

  /**
   * Returns a whole series moved as one of its instances was.
   *
   * @param instance the instance's old time
   * @param there the instance's new time
   */
  static JsonObject moved(
      JsonObject series, LocalDateTime instance, LocalDateTime there, Optional<Duration> length) {
    LocalDateTime old = EventJson.start(series);
    LocalDateTime start =
        old.toLocalDate()
            .plusDays(ChronoUnit.DAYS.between(instance.toLocalDate(), there.toLocalDate()))
            .atTime(there.toLocalTime());
    Map<String, JsonValue> made = new LinkedHashMap<>(EventJson.moved(series, start, length));
    Repetition.pattern(series, old.toLocalDate())
        .map(pattern -> rule(pattern, series, start.toLocalDate()))
        .ifPresent(rule -> made.put(Repetition.RULES, Json.createArrayBuilder().add(rule).build()));
    follow(made, series, true);
    return EventJson.object(made);
  }

  /** Returns the rule for another start, with as many instances as before. */
  private static JsonObject rule(RepeatPattern pattern, JsonObject series, LocalDate start) {
    JsonObjectBuilder rule = Json.createObjectBuilder(pattern.rule(start));
    JsonValue times = series.getJsonArray(Repetition.RULES).getJsonObject(0).get(Repetition.COUNT);
    return (times == null ? rule : rule.add(Repetition.COUNT, times)).build();
  }

  private JsonArray ended(JsonArray were, JsonArray are) {
    JsonArrayBuilder rules = Json.createArrayBuilder();
    for (int i = 0; i < are.size(); i++) {
      JsonObject rule = are.getJsonObject(i);
      String until = i < were.size() ? EventJson.text(were.getJsonObject(i), Repetition.UNTIL) : "";
      rules.add(
          until.isEmpty()
              ? rule
              : Json.createObjectBuilder(rule)
                  .add(Repetition.UNTIL, EventJson.written(end(LocalDateTime.parse(until))))
                  .build());
    }
    return rules.build();
  }

  private LocalDateTime end(LocalDateTime until) {
    LocalDateTime day = staysOnItsDays() ? until : until.plusDays(days());
    return until.toLocalTime().equals(RequestedRecurrence.DAYS_END) ? day : day.plus(hours());
  }

  private long days() {
    return ChronoUnit.DAYS.between(old.toLocalDate(), now.toLocalDate());
  }

  private Duration hours() {
    return Duration.between(old.toLocalTime(), now.toLocalTime());
  }

  /** Returns whether its rules name the days explicitly. */
  private boolean staysOnItsDays() {
    return pattern.filter(one -> one.days().isEmpty()).isEmpty();
  }

  /** Returns the new time of the instance. */
  private LocalDateTime of(LocalDateTime instance) {
    return day(instance.toLocalDate()).atTime(instance.toLocalTime()).plus(hours());
  }

  private LocalDate day(LocalDate day) {
    LocalDate start = now.toLocalDate();
    if (start.equals(old.toLocalDate()) || staysOnItsDays()) {
      return day;
    }
    long months = ChronoUnit.MONTHS.between(YearMonth.from(old), YearMonth.from(now));
    return switch (pattern.orElseThrow().unit()) {
      case DAILY, WEEKLY -> day.plusDays(days());
      case MONTHLY, YEARLY -> {
        YearMonth month = YearMonth.from(day).plusMonths(months);
        yield month.atDay(Math.min(start.getDayOfMonth(), month.lengthOfMonth()));
      }
      case MONTHLY_WEEKDAY ->
          day.withDayOfMonth(1)
              .plusMonths(months)
              .with(
                  TemporalAdjusters.dayOfWeekInMonth(
                      RepeatPattern.number(start), start.getDayOfWeek()));
    };
  }
}
