package org.carillon.webmail.typed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the fields of events and tasks. Throws {@link InvalidFieldException} for invalid text. */
public final class TypedFields {
  private static final int MOST_CATEGORIES = 50;
  private static final int MOST_CATEGORY_TEXT = 500;

  private static final int NOON = 12;

  /** Pages write narrow spaces before the half of the day, so the pattern permits them. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2})(?::[0-9]{2}(?:\\.[0-9]+)?)?)?"
              + "(?:[\\h]*(?<half>[AaPp])\\.?[Mm]\\.?)?");

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private TypedFields() {}

  /** Checks a text's length, at most {@code most} chars. */
  public static void bounded(String field, String text, int most) {
    if (text.length() > most) {
      throw new InvalidFieldException(field, "long", Integer.toString(most));
    }
  }

  public static LocalDate day(String field, String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException none) {
      // Thrown below, as for a day that is out of range.
    }
    throw new InvalidFieldException(field, "day", typed);
  }

  /** A time of the day as people write it: {@code 09:00}, {@code 15.00}, {@code 3 pm}. */
  public static LocalTime time(String field, String typed) {
    Matcher written = TIME.matcher(typed.strip());
    if (!written.matches()) {
      throw new InvalidFieldException(field, "time", typed);
    }
    int hour = Integer.parseInt(written.group("hour"));
    int minute = written.group("minute") == null ? 0 : Integer.parseInt(written.group("minute"));
    String half = written.group("half");
    boolean isHour = half == null ? hour < 24 : hour >= 1 && hour <= NOON;
    if (!isHour || minute >= 60 || half == null && written.group("minute") == null) {
      throw new InvalidFieldException(field, "time", typed);
    }
    int past = half == null ? hour : hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
    return LocalTime.of(past, minute);
  }

  /** A whole number within a range. */
  public static int number(String field, String typed, int least, int most) {
    String bare = typed.strip();
    if (!bare.matches("[0-9]{1,9}")
        || Integer.parseInt(bare) < least
        || Integer.parseInt(bare) > most) {
      throw new InvalidFieldException(field, "number", Integer.toString(most));
    }
    return Integer.parseInt(bare);
  }

  /** Categories, separated by commas. */
  public static List<String> categories(String typed) {
    TypedFields.bounded("categories", typed, MOST_CATEGORY_TEXT);
    List<String> all =
        Arrays.stream(typed.split(","))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
    if (all.size() > MOST_CATEGORIES) {
      throw new InvalidFieldException("categories", "number", Integer.toString(MOST_CATEGORIES));
    }
    return all;
  }
}
