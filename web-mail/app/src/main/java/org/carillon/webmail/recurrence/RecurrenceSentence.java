package org.carillon.webmail.recurrence;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.json.Json;

/**
 * Recurrence rules of JSCalendar (RFC 8984 §4.3.3) as sentences. For rules that are too complex,
 * the sentence says only that there is a rule.
 *
 * @param words the messages in the reader's language
 * @param habits the reader's locale
 */
record RecurrenceSentence(Sentences words, Locale habits) {
  private static final String BY_DAY = "byDay";
  private static final String BY_MONTH = "byMonth";
  private static final String BY_MONTH_DAY = "byMonthDay";
  private static final Set<String> SAID =
      Set.of(
          "@type",
          "frequency",
          "interval",
          Repetition.UNTIL,
          Repetition.COUNT,
          BY_DAY,
          BY_MONTH,
          BY_MONTH_DAY,
          "firstDayOfWeek");

  /** Formats messages by key, with arguments. */
  @FunctionalInterface
  interface Sentences {
    String of(String key, Object... fillings);
  }

  /** The sentence for an event or task that begins on a day; empty if it does not repeat. */
  String of(JsonObject event, LocalDate start) {
    if (!event.containsKey(Repetition.RULES) && !event.containsKey(Repetition.OVERRIDES)) {
      return "";
    }
    Repetition plain = Repetition.of(event, start);
    return Repetition.only(event)
        .flatMap(rule -> said(rule, plain, start))
        .orElseGet(() -> words.of("recurrence.other"));
  }

  private Optional<String> said(JsonObject rule, Repetition plain, LocalDate start) {
    if (!SAID.containsAll(rule.keySet())) {
      return Optional.empty();
    }
    if (plain == Repetition.WORKDAYS) {
      return Optional.of(ended(rule, words.of("event.repeat.workdays")));
    }
    int interval = rule.getInt("interval", 1);
    String frequency = rule.getString("frequency", "");
    Optional<List<String>> on =
        switch (frequency) {
          case "daily" -> only(rule) ? Optional.of(List.of()) : Optional.empty();
          case "weekly" -> only(rule, BY_DAY) ? weekdays(rule) : Optional.empty();
          case "monthly" -> ofMonth(rule, start);
          case "yearly" -> ofYear(rule, start);
          default -> Optional.empty();
        };
    return on.map(
        some -> {
          String often = words.of("recurrence." + frequency, interval);
          boolean isBare = some.isEmpty() || plain == Repetition.WEEKLY;
          return ended(
              rule, isBare ? often : words.of("recurrence.on", often, String.join(", ", some)));
        });
  }

  /** Returns whether these are the rule's only members that choose days. */
  private static boolean only(JsonObject rule, String... members) {
    return Stream.of(BY_DAY, BY_MONTH, BY_MONTH_DAY)
        .filter(rule::containsKey)
        .allMatch(Set.of(members)::contains);
  }

  private String ended(JsonObject rule, String often) {
    String until = rule.getString(Repetition.UNTIL, "");
    if (until.length() >= 10) {
      LocalDate last = LocalDate.parse(until.substring(0, 10));
      return words.of("recurrence.until", often, written(last));
    }
    return rule.get(Repetition.COUNT) instanceof JsonNumber count
        ? words.of("recurrence.times", often, count.longValue())
        : often;
  }

  private String written(LocalDate day) {
    return said(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), day);
  }

  /** The weekday names; empty if a rule means the nth weekday of a period. */
  private Optional<List<String>> weekdays(JsonObject rule) {
    List<JsonObject> days = objects(rule, BY_DAY);
    return days.stream().anyMatch(one -> one.containsKey("nthOfPeriod"))
        ? Optional.empty()
        : Optional.of(days.stream().map(one -> name(weekday(one))).toList());
  }

  private Optional<List<String>> ofMonth(JsonObject rule, LocalDate start) {
    if (only(rule, BY_DAY) && rule.containsKey(BY_DAY)) {
      return all(objects(rule, BY_DAY).stream().map(this::nth));
    }
    if (!only(rule, BY_MONTH_DAY)) {
      return Optional.empty();
    }
    return rule.containsKey(BY_MONTH_DAY)
        ? all(numbers(rule, BY_MONTH_DAY).stream().map(this::dayOfMonth))
        : Optional.of(List.of(words.of("recurrence.day", start.getDayOfMonth())));
  }

  private Optional<List<String>> ofYear(JsonObject rule, LocalDate start) {
    List<Integer> months = months(rule).orElse(List.of());
    if (months.isEmpty()) {
      boolean isPlain = only(rule);
      return isPlain ? Optional.of(List.of(monthDay(MonthDay.from(start)))) : Optional.empty();
    }
    List<String> names =
        months.stream()
            .map(one -> Month.of(one).getDisplayName(TextStyle.FULL_STANDALONE, habits))
            .toList();
    JsonObject rest = Json.createObjectBuilder(rule).remove(BY_MONTH).build();
    return ofMonth(rest, start).map(days -> Stream.concat(names.stream(), days.stream()).toList());
  }

  private String monthDay(MonthDay day) {
    return said(DateTimeFormatter.ofLocalizedPattern("MMMMd"), day.atYear(2000));
  }

  private String said(DateTimeFormatter format, TemporalAccessor when) {
    return format.localizedBy(habits).format(when);
  }

  private Optional<String> nth(JsonObject one) {
    String name = name(weekday(one));
    return switch (one.getInt("nthOfPeriod", 0)) {
      case 1, 2, 3, 4, 5 ->
          Optional.of(words.of("recurrence.nth", name, one.getInt("nthOfPeriod")));
      case -1 -> Optional.of(words.of("recurrence.last", name));
      default -> Optional.empty();
    };
  }

  private Optional<String> dayOfMonth(int day) {
    return switch (day) {
      case -1 -> Optional.of(words.of("recurrence.last-day"));
      default -> day > 0 ? Optional.of(words.of("recurrence.day", day)) : Optional.empty();
    };
  }

  private String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, habits);
  }

  private static DayOfWeek weekday(JsonObject one) {
    return RepeatPattern.day(one.getString("day", "")).orElse(DayOfWeek.MONDAY);
  }

  /** The months; empty if one is a leap month or of another calendar. */
  private static Optional<List<Integer>> months(JsonObject rule) {
    if (!(rule.get(BY_MONTH) instanceof JsonArray all)) {
      return Optional.empty();
    }
    List<Integer> months = new ArrayList<>();
    for (JsonValue one : all) {
      if (one instanceof JsonString text && text.getString().matches("0?[1-9]|1[0-2]")) {
        months.add(Integer.parseInt(text.getString()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(months);
  }

  private static List<JsonObject> objects(JsonObject rule, String member) {
    return rule.get(member) instanceof JsonArray all
        ? all.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).toList()
        : List.of();
  }

  private static List<Integer> numbers(JsonObject rule, String member) {
    return rule.get(member) instanceof JsonArray all
        ? all.stream()
            .filter(JsonNumber.class::isInstance)
            .map(one -> ((JsonNumber) one).intValue())
            .toList()
        : List.of();
  }

  /** All values, or empty if any is missing. */
  private static Optional<List<String>> all(Stream<Optional<String>> some) {
    List<Optional<String>> parts = some.toList();
    return parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(parts.stream().map(Optional::get).toList());
  }
}
