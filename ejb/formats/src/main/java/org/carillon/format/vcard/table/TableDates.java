package org.carillon.format.vcard.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates in tables: {@code 1970-12-31}, {@code 1970/12/31}, {@code 31.12.1970}, and {@code
 * 12/31/1970} as Outlook writes it in English; without a year {@code --12-31} and {@code 31.12.}
 */
final class TableDates {
  private static final Pattern ISO = Pattern.compile("(\\d{4}|--)-?(\\d{2})-?(\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.年] ?(\\d{1,2})[-/.月] ?(\\d{1,2})[.日]?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[.] ?(\\d{1,2})(?:[.]|[.] ?(\\d{4}))");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private TableDates() {}

  /** Returns a date in the form of vCard 3.0, or {@code --12-31} without a year. */
  static Optional<String> read(String written) {
    String text = written.strip();
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1).replace("--", ""), iso.group(2), iso.group(3));
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      String year = dayFirst.group(3);
      return date(year == null ? "" : year, dayFirst.group(2), dayFirst.group(1));
    }
    Matcher slashed = SLASHED.matcher(text);
    if (!slashed.matches()) {
      return Optional.empty();
    }
    // If the first number can't be a month, it is the day, as in most languages.
    return date(slashed.group(3), slashed.group(1), slashed.group(2))
        .or(() -> date(slashed.group(3), slashed.group(2), slashed.group(1)));
  }

  private static Optional<String> date(String year, String month, String day) {
    try {
      int in = Integer.parseInt(month);
      int at = Integer.parseInt(day);
      return Optional.of(
          year.isEmpty()
              ? MonthDay.of(in, at).toString()
              : LocalDate.of(Integer.parseInt(year), in, at).toString());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
