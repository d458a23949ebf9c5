package org.carillon.webmail.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.json.Json;

/** How often something takes place, in the words that people choose from. */
public enum Repetition {
  NEVER,
  DAILY,
  /** From Monday to Friday. */
  WORKDAYS,
  WEEKLY,
  FORTNIGHTLY,
  /** On the same day of each month. */
  MONTHLY,
  /** On the second Tuesday of each month, say. */
  MONTHLY_WEEKDAY,
  YEARLY,
  /** By rules that there is no word for here, which stay. */
  OTHER;

  /** The rules of JSCalendar. */
  public static final String RULES = "recurrenceRules";

  static final String UNTIL = "until";
  private static final Set<String> PLAIN =
      Set.of("@type", "frequency", "interval", "byDay", UNTIL, "firstDayOfWeek");
  private static final List<String> WORKING = List.of("mo", "tu", "we", "th", "fr");
  private static final int WEEK = 7;

  /** The fifth is the last one: not every month has five. */
  private static final int LAST_NTH = 4;

  /** Its word, as forms have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<Repetition> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** The rule of something that begins on a day; empty for none, and for others. */
  public Optional<JsonObject> rule(LocalDate start) {
    return switch (this) {
      case NEVER, OTHER -> Optional.empty();
      case DAILY -> Optional.of(plain("daily").build());
      case WORKDAYS -> {
        JsonArrayBuilder days = Json.createArrayBuilder();
        WORKING.forEach(day -> days.add(nth(day, 0)));
        yield Optional.of(plain("weekly").add("byDay", days).build());
      }
      case WEEKLY -> Optional.of(plain("weekly").build());
      case FORTNIGHTLY -> Optional.of(plain("weekly").add("interval", 2).build());
      case MONTHLY -> Optional.of(plain("monthly").build());
      case MONTHLY_WEEKDAY -> {
        JsonArrayBuilder day = Json.createArrayBuilder().add(nth(day(start), number(start)));
        yield Optional.of(plain("monthly").add("byDay", day).build());
      }
      case YEARLY -> Optional.of(plain("yearly").build());
    };
  }

  private static JsonObjectBuilder plain(String frequency) {
    return Json.createObjectBuilder().add("@type", "RecurrenceRule").add("frequency", frequency);
  }

  private static JsonObjectBuilder nth(String day, int nth) {
    JsonObjectBuilder made = Json.createObjectBuilder().add("@type", "NDay").add("day", day);
    return nth == 0 ? made : made.add("nthOfPeriod", nth);
  }

  private static String day(LocalDate date) {
    return date.getDayOfWeek()
        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        .substring(0, 2)
        .toLowerCase(Locale.ROOT);
  }

  /** The how-manieth of its weekday a day is in its month; -1 for the last one. */
  static int number(LocalDate date) {
    int nth = (date.getDayOfMonth() - 1) / WEEK + 1;
    return nth > LAST_NTH ? -1 : nth;
  }

  /** How often an event of JSCalendar takes place that begins on a day. */
  public static Repetition of(JsonObject event, LocalDate start) {
    if (event.containsKey("excludedRecurrenceRules")) {
      return OTHER;
    }
    if (!(event.get(RULES) instanceof JsonArray rules) || rules.isEmpty()) {
      return NEVER;
    }
    if (rules.size() > 1 || !PLAIN.containsAll(rules.getJsonObject(0).keySet())) {
      return OTHER;
    }
    JsonObject there = bare(rules.getJsonObject(0), start);
    return Arrays.stream(values())
        .filter(one -> one.rule(start).filter(rule -> rule.equals(there)).isPresent())
        .findFirst()
        .orElse(OTHER);
  }

  /** A rule without what says nothing about how often. */
  private static JsonObject bare(JsonObject rule, LocalDate start) {
    JsonObjectBuilder bare = Json.createObjectBuilder(rule).remove(UNTIL).remove("firstDayOfWeek");
    if (rule.getInt("interval", 1) == 1) {
      bare.remove("interval");
    }
    // That of the first day says nothing new.
    JsonValue own = Json.createArrayBuilder().add(nth(day(start), 0)).build();
    if (rule.getString("frequency", "").equals("weekly") && own.equals(rule.get("byDay"))) {
      bare.remove("byDay");
    }
    return bare.build();
  }
}
