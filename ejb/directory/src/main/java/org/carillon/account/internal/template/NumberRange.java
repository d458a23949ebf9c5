package org.carillon.account.internal.template;

import java.util.Optional;
import java.util.Set;

/**
 * Numbers of one length that telephones get.
 *
 * @param first the lowest
 * @param last the highest
 * @param digits how many each has; leading zeros count
 */
record NumberRange(long first, long last, int digits) {

  /** Reads {@code 200-899}; empty where that is none. */
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

  /** How one is dialled. */
  String dialled(long number) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }

  /** The lowest that is not among these, from one on. */
  Optional<Long> free(Set<String> taken, long from) {
    for (long number = Math.max(first, from); number <= last; number++) {
      if (!taken.contains(dialled(number))) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }
}
