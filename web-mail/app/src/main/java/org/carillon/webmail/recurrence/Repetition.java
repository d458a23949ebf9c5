package org.carillon.webmail.recurrence;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.carillon.webmail.recurrence.RepeatPattern.Unit;

/** How often something takes place, in the words that people choose from. */
public enum Repetition {
  NEVER(null),
  DAILY(RepeatPattern.each(Unit.DAILY, 1)),
  /** From Monday to Friday. */
  WORKDAYS(
      new RepeatPattern(
          Unit.WEEKLY, 1, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), DayOfWeek.MONDAY)),
  WEEKLY(RepeatPattern.each(Unit.WEEKLY, 1)),
  FORTNIGHTLY(RepeatPattern.each(Unit.WEEKLY, 2)),
  /** On the same day of each month. */
  MONTHLY(RepeatPattern.each(Unit.MONTHLY, 1)),
  /** On the second Tuesday of each month, say. */
  MONTHLY_WEEKDAY(RepeatPattern.each(Unit.MONTHLY_WEEKDAY, 1)),
  YEARLY(RepeatPattern.each(Unit.YEARLY, 1)),
  /** By a pattern that is put together. */
  OWN(null),
  /** By rules that there are no fields for, which stay. */
  OTHER(null);

  /** The rules of JSCalendar. */
  public static final String RULES = "recurrenceRules";

  /** Rules of when it does not take place. */
  public static final String EXCLUDED_RULES = "excludedRecurrenceRules";

  /** What is said of single instances. */
  public static final String OVERRIDES = "recurrenceOverrides";

  /** In a rule: the last day. */
  public static final String UNTIL = "until";

  /** In a rule: how many times. */
  public static final String COUNT = "count";

  private final RepeatPattern pattern;

  Repetition(RepeatPattern pattern) {
    this.pattern = pattern;
  }

  /** Its pattern; empty where it has none, or none that is always the same. */
  public Optional<RepeatPattern> pattern() {
    return Optional.ofNullable(pattern);
  }

  /** Its word, as forms have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<Repetition> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** How often an event of JSCalendar takes place that begins on a day. */
  public static Repetition of(JsonObject event, LocalDate start) {
    boolean hasRules = event.get(RULES) instanceof JsonArray rules && !rules.isEmpty();
    if (!hasRules && !event.containsKey(EXCLUDED_RULES)) {
      return NEVER;
    }
    return pattern(event, start).map(Repetition::of).orElse(OTHER);
  }

  /** The word that there is for a pattern. */
  static Repetition of(RepeatPattern pattern) {
    return Arrays.stream(values())
        .filter(one -> pattern.equals(one.pattern))
        .findFirst()
        .orElse(OWN);
  }

  /** The pattern of an event that begins on a day; empty where it has none that forms can say. */
  public static Optional<RepeatPattern> pattern(JsonObject event, LocalDate start) {
    return only(event).flatMap(rule -> RepeatPattern.of(rule, start));
  }

  /** The only rule of an event; empty where there is none, or another beside it. */
  static Optional<JsonObject> only(JsonObject event) {
    return event.get(RULES) instanceof JsonArray rules
            && rules.size() == 1
            && rules.get(0) instanceof JsonObject rule
            && !event.containsKey(EXCLUDED_RULES)
        ? Optional.of(rule)
        : Optional.empty();
  }
}
