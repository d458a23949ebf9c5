package org.carillon.webmail.contact.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An anniversary, whose year may be unknown (RFC 6350 §4.3.1).
 *
 * @param day the day of the year
 * @param year the year, if known
 */
public record Birthday(MonthDay day, OptionalInt year) {
  private static final Pattern BASIC = Pattern.compile("(\\d{4}|--)-?(\\d{2})-?(\\d{2})(?:T.*)?");

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  /** Parses a value of BDAY; empty if it is not such a day. */
  public static Optional<Birthday> read(String value) {
    Matcher date = BASIC.matcher(value.strip());
    return date.matches()
        ? typed(date.group(3), date.group(2), date.group(1).replace("--", ""))
        : Optional.empty();
  }

  /** Parses form fields; empty if they are not such a day. */
  static Optional<Birthday> typed(String day, String month, String year) {
    try {
      MonthDay of = MonthDay.of(Integer.parseInt(month), Integer.parseInt(day));
      if (year.isEmpty()) {
        return Optional.of(new Birthday(of, OptionalInt.empty()));
      }
      int in = Integer.parseInt(year);
      return in >= FIRST_YEAR && in <= LAST_YEAR && of.isValidYear(in)
          ? Optional.of(new Birthday(of, OptionalInt.of(in)))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Returns the value in the form of version 4.0. */
  String written() {
    return (year.isPresent() ? String.format(Locale.ROOT, "%04d", year.getAsInt()) : "--")
        + String.format(Locale.ROOT, "%02d%02d", day.getMonthValue(), day.getDayOfMonth());
  }

  /** The date; without a known year, that of a leap year. */
  public LocalDate date() {
    return day.atYear(year.orElse(2000));
  }
}
