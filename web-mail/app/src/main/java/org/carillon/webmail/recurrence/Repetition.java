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

/** The recurrences that a form offers by name. */
public enum Repetition {
  NEVER(null),
  DAILY(RepeatPattern.each(Unit.DAILY, 1)),
  WORKDAYS(
      new RepeatPattern(
          Unit.WEEKLY, 1, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), DayOfWeek.MONDAY)),
  WEEKLY(RepeatPattern.each(Unit.WEEKLY, 1)),
  FORTNIGHTLY(RepeatPattern.each(Unit.WEEKLY, 2)),
  /** Repeats on the start's day of each month. */
  MONTHLY(RepeatPattern.each(Unit.MONTHLY, 1)),
  /** Repeats on the nth weekday of each month, such as the second Tuesday. */
  MONTHLY_WEEKDAY(RepeatPattern.each(Unit.MONTHLY_WEEKDAY, 1)),
  YEARLY(RepeatPattern.each(Unit.YEARLY, 1)),
  /** Repeats by a pattern that the reader defines. */
  OWN(null),
  /** Repeats by rules that forms have no fields for, which stay unchanged. */
  OTHER(null);

  /** The rules of JSCalendar. */
  public static final String RULES = "recurrenceRules";

  /** The rules for the times at which it does not take place. */
  public static final String EXCLUDED_RULES = "excludedRecurrenceRules";

  /** The changes to single instances. */
  public static final String OVERRIDES = "recurrenceOverrides";

  /** A rule's member for the last day. */
  public static final String UNTIL = "until";

  /** A rule's member for the number of occurrences. */
  public static final String COUNT = "count";

  private final RepeatPattern pattern;

  Repetition(RepeatPattern pattern) {
    this.pattern = pattern;
  }

  /** Its pattern; empty if it has none or no fixed one. */
  public Optional<RepeatPattern> pattern() {
    return Optional.ofNullable(pattern);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The repetition of a form's value. */
  public static Optional<Repetition> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** The repetition of a JSCalendar event that begins on a day. */
  public static Repetition of(JsonObject event, LocalDate start) {
    boolean hasRules = event.get(RULES) instanceof JsonArray rules && !rules.isEmpty();
    if (!hasRules && !event.containsKey(EXCLUDED_RULES)) {
      return NEVER;
    }
    return pattern(event, start).map(Repetition::of).orElse(OTHER);
  }

  static Repetition of(RepeatPattern pattern) {
    return Arrays.stream(values())
        .filter(one -> pattern.equals(one.pattern))
        .findFirst()
        .orElse(OWN);
  }

  /** The pattern of an event that begins on a day; empty if forms can't express it. */
  public static Optional<RepeatPattern> pattern(JsonObject event, LocalDate start) {
    return only(event).flatMap(rule -> RepeatPattern.of(rule, start));
  }

  /** The only rule of an event; empty if it has none or several. */
  static Optional<JsonObject> only(JsonObject event) {
    return event.get(RULES) instanceof JsonArray rules
            && rules.size() == 1
            && rules.get(0) instanceof JsonObject rule
            && !event.containsKey(EXCLUDED_RULES)
        ? Optional.of(rule)
        : Optional.empty();
  }
}
