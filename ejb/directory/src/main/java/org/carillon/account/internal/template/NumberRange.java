package org.carillon.account.internal.template;

import java.util.Optional;
import java.util.Set;

/**
 * A range of telephone numbers with the same number of digits.
 *
 * @param first the lowest number
 * @param last the highest number
 * @param digits the number of digits; leading zeros count
 */
record NumberRange(long first, long last, int digits) {

  /** Parses {@code 200-899}; returns empty if the text is malformed. */
  static Optional<NumberRange> of(String text) {
    int at = text.indexOf('-');
    if (at < 1 || at != text.length() - at - 1) {
      return Optional.empty();
    }
    return Optional.of(
            new NumberRange(
                Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)), at))
        .filter(range -> range.first <= range.last);
  }

  /** Returns the digits of a number as they are dialled. */
  String dialled(long number) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  /** Returns the lowest number from {@code from} on that is not taken. */
  Optional<Long> free(Set<String> taken, long from) {
    for (long number = Math.max(first, from); number <= last; number++) {
      if (!taken.contains(dialled(number))) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
