package org.carillon.protocol.managesieve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.format.mime.encoding.Charsets;

/**
 * A command (RFC 5804 §4).
 *
 * @param verb in upper case
 * @param arguments the octets of strings, the digits of numbers
 */
record ManageSieveCommand(String verb, List<Argument> arguments) {

  /** An argument: a string or a number. */
  record Argument(boolean isString, byte[] octets) {

    /** Returns a string as UTF-8; empty if it is no string or not UTF-8. */
    Optional<String> utf8() {
      return isString ? Charsets.utf8(octets) : Optional.empty();
    }
  }

  /** Returns whether the arguments are exactly this number of strings. */
  boolean hasStrings(int count) {
    return arguments.size() == count && arguments.stream().allMatch(Argument::isString);
  }

  /** Returns a string as UTF-8; empty if there is none, or it is not UTF-8. */
  Optional<String> text(int index) {
    return index < arguments.size() ? arguments.get(index).utf8() : Optional.empty();
  }

  /** A string's octets. */
  byte[] octets(int index) {
    return arguments.get(index).octets();
  }

  /** Returns a number (RFC 5804 §4: up to 32 bits); empty if it is none. */
  OptionalLong number(int index) {
    if (index >= arguments.size() || arguments.get(index).isString()) {
      return OptionalLong.empty();
    }
    String digits = new String(octets(index), StandardCharsets.US_ASCII);
    return digits.length() > 10 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }
}
