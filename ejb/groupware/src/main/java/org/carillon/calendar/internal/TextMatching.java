package org.carillon.calendar.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.carillon.calendar.CalendarFilter;

/** Matches texts in values (RFC 4791 §9.7.5). */
final class TextMatching {
  private TextMatching() {}

  static boolean matches(CalendarFilter.Text text, List<String> values) {
    String part = folded(text.part(), text.collation());
    return values.stream()
        .anyMatch(value -> folded(value, text.collation()).contains(part) != text.isNegated());
  }

  private static String folded(String text, CalendarFilter.TextCollation collation) {
    return switch (collation) {
      case OCTET -> text;
      case ASCII_CASEMAP -> small(text);
      // RFC 5051 §2: titlecase, then decomposed.
      case UNICODE_CASEMAP ->
          Normalizer.normalize(
              text.codePoints()
                  .map(Character::toTitleCase)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .toString()
                  .toUpperCase(Locale.ROOT),
              Normalizer.Form.NFKD);
    };
  }

  private static String small(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return out.toString();
  }
}
