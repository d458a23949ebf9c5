package org.carillon.protocol.pop3;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A command line (RFC 1939 §3).
 *
 * @param verb in upper case
 * @param argument everything after the first space, as octets
 */
record Command(String verb, String argument) {

  static Command parse(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? new Command(line.toUpperCase(Locale.ROOT), "")
        : new Command(line.substring(0, space).toUpperCase(Locale.ROOT), line.substring(space + 1));
  }

  /** Returns the argument as one number; empty if it is none. */
  OptionalInt number() {
    OptionalLong number = digits(argument.strip());
    return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /** Parses a text of digits; empty if it is no number or longer than 18 digits. */
  static OptionalLong digits(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
