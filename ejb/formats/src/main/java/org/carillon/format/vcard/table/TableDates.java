package org.carillon.format.vcard.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as tables have them: {@code 1970-12-31}, {@code 31.12.1970}, and {@code 12/31/1970} as
 * Outlook writes it in English.
 */
final class TableDates {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})");
  private static final Pattern GERMAN = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern ENGLISH = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private TableDates() {}

  /** In the form of vCard 3.0. */
  static Optional<String> read(String text) {
    Matcher iso = ISO.matcher(text);
    Matcher german = GERMAN.matcher(text);
    Matcher english = ENGLISH.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3));
    }
    if (german.matches()) {
      return date(german.group(3), german.group(2), german.group(1));
    }
    return english.matches()
        ? date(english.group(3), english.group(1), english.group(2))
        : Optional.empty();
  }

  private static Optional<String> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
