package org.carillon.webadmin.setting;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: with the decimal separator of their language or the other one, and
 * with or without thousands separators.
 *
 * @param decimal the language's decimal separator, a comma or a point
 */
record Numbers(char decimal) {
  /** The pattern of a number. */
  static final String FORM = "\\d[\\d.,'’\u00a0\u202f]*";

  private static final Pattern BETWEEN_THOUSANDS = Pattern.compile("['’\u00a0\u202f]");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(?:[.,]\\d{1,9})?");

  static Numbers in(Locale locale) {
    char symbol = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    return new Numbers(symbol == ',' ? ',' : '.');
  }

  /** Parses a number; empty if it is none, or longer than necessary. */
  Optional<BigDecimal> read(String text) {
    String digits = BETWEEN_THOUSANDS.matcher(text).replaceAll("");
    char thousands = decimal == ',' ? '.' : ',';
    String grouped = "\\d{1,3}(?:" + Pattern.quote("" + thousands) + "\\d{3})+(?:[.,]\\d{1,9})?";
    if (digits.matches(grouped)) {
      digits = digits.replace("" + thousands, "");
    }
    return PLAIN.matcher(digits).matches()
        ? Optional.of(new BigDecimal(digits.replace(',', '.')))
        : Optional.empty();
  }
}
