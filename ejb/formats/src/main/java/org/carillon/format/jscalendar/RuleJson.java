package org.carillon.format.jscalendar;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.icalendar.time.CalendarTime;

/** Converts recurrence rules (RFC 8984 §4.3.3). */
final class RuleJson {
  private static final Pattern DAY = Pattern.compile("([+-]?\\d+)?([A-Z]{2})");

  /** The rule parts whose values are numbers, with their members. */
  private static final Map<String, String> NUMBERS = new LinkedHashMap<>();

  static {
    NUMBERS.put("BYMONTHDAY", "byMonthDay");
    NUMBERS.put("BYYEARDAY", "byYearDay");
    NUMBERS.put("BYWEEKNO", "byWeekNo");
    NUMBERS.put("BYHOUR", "byHour");
    NUMBERS.put("BYMINUTE", "byMinute");
    NUMBERS.put("BYSECOND", "bySecond");
    NUMBERS.put("BYSETPOS", "bySetPosition");
  }

  private RuleJson() {}

  static JsonObject of(String rule, CalendarClock clock) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("@type", JsonParts.text("RecurrenceRule"));
    for (String part : rule.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        part(
            part.substring(0, equals).strip().toUpperCase(Locale.ROOT),
            part.substring(equals + 1).strip(),
            clock,
            members);
      }
    }
    return JsonParts.object(members);
  }

  private static void part(
      String name, String value, CalendarClock clock, Map<String, JsonValue> members) {
    String small = value.toLowerCase(Locale.ROOT);
    switch (name) {
      case "FREQ" -> members.put("frequency", JsonParts.text(small));
      case "RSCALE" -> members.put("rscale", JsonParts.text(small));
      case "SKIP" -> members.put("skip", JsonParts.text(small));
      case "WKST" -> members.put("firstDayOfWeek", JsonParts.text(small));
      case "INTERVAL", "COUNT" -> {
        if (value.matches("\\d{1,9}")) {
          members.put(small(name), JsonParts.number(Long.parseLong(value)));
        }
      }
      case "UNTIL" ->
          CalendarTime.parse(value, "")
              .ifPresent(
                  time ->
                      members.put(
                          "until", JsonParts.text(CalendarClock.written(clock.local(time)))));
      case "BYMONTH" ->
          members.put(
              "byMonth",
              JsonParts.array(List.of(value.split(",")).stream().map(JsonParts::text).toList()));
      case "BYDAY" -> members.put("byDay", days(value));
      default -> {
        String member = NUMBERS.get(name);
        if (member != null) {
          List<JsonValue> numbers = new ArrayList<>();
          for (String one : value.split(",")) {
            if (one.matches("[+-]?\\d{1,4}")) {
              numbers.add(JsonParts.number(Long.parseLong(one)));
            }
          }
          members.put(member, JsonParts.array(numbers));
        }
      }
    }
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static JsonValue days(String value) {
    List<JsonValue> days = new ArrayList<>();
    for (String one : value.toUpperCase(Locale.ROOT).split(",")) {
      Matcher day = DAY.matcher(one.strip());
      if (day.matches()) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("@type", JsonParts.text("NDay"));
        members.put("day", JsonParts.text(small(day.group(2))));
        if (day.group(1) != null) {
          members.put("nthOfPeriod", JsonParts.number(Long.parseLong(day.group(1))));
        }
        days.add(JsonParts.object(members));
      }
    }
    return JsonParts.array(days);
  }

  /** Returns the rule that a JSON object describes. */
  static String rule(JsonValue value, String pointer, CalendarClock clock) {
    if (!(value instanceof JsonObject rule)) {
      throw new MalformedJsCalendar(pointer, "The value must be an object.");
    }
    List<String> parts = new ArrayList<>();
    JsonParts.text(rule, "rscale").ifPresent(text -> parts.add("RSCALE=" + capitals(text)));
    parts.add(
        "FREQ="
            + capitals(
                JsonParts.text(rule, "frequency")
                    .orElseThrow(
                        () ->
                            new MalformedJsCalendar(
                                pointer + "/frequency", "The value is missing."))));
    JsonParts.number(rule, "interval").ifPresent(number -> parts.add("INTERVAL=" + number));
    JsonParts.text(rule, "skip").ifPresent(text -> parts.add("SKIP=" + capitals(text)));
    Optional<String> first = JsonParts.text(rule, "firstDayOfWeek");
    List<String> days = new ArrayList<>();
    for (JsonValue day : JsonParts.values(rule, "byDay")) {
      if (day instanceof JsonObject nth) {
        days.add(
            JsonParts.number(nth, "nthOfPeriod").map(String::valueOf).orElse("")
                + capitals(JsonParts.text(nth, "day").orElse("")));
      }
    }
    if (!days.isEmpty()) {
      parts.add("BYDAY=" + String.join(",", days));
    }
    list(rule, "byMonth").ifPresent(list -> parts.add("BYMONTH=" + list));
    NUMBERS.forEach(
        (name, member) -> list(rule, member).ifPresent(list -> parts.add(name + "=" + list)));
    JsonParts.number(rule, "count").ifPresent(number -> parts.add("COUNT=" + number));
    JsonParts.text(rule, "until")
        .ifPresent(
            text -> {
              LocalDateTime local = CalendarClock.local(text, pointer + "/until");
              parts.add("UNTIL=" + clock.until(local).written());
            });
    first.ifPresent(text -> parts.add("WKST=" + capitals(text)));
    return String.join(";", parts);
  }

  private static Optional<String> list(JsonObject rule, String member) {
    List<String> values = new ArrayList<>();
    for (JsonValue value : JsonParts.values(rule, member)) {
      switch (value) {
        case JsonString text -> values.add(capitals(text.getString()));
        case JsonNumber number -> values.add(Long.toString(number.longValue()));
        default ->
            throw new MalformedJsCalendar(
                "/recurrenceRules", "The value is not a list of numbers.");
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }

  private static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
