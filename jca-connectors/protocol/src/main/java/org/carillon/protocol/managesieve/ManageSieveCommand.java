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
 * @param arguments strings' octets, numbers' digits
 */
record ManageSieveCommand(String verb, List<Argument> arguments) {

  /**
   * An argument.
   *
   * @param isString whether it was a string, else a number
   */
  record Argument(boolean isString, byte[] octets) {

    /** A string as UTF-8; empty when it is none. */
    Optional<String> utf8() {
      return isString ? Charsets.utf8(octets) : Optional.empty();
    }
  }

  /** Whether there are so many strings and nothing else. */
  boolean hasStrings(int count) {
    return arguments.size() == count && arguments.stream().allMatch(Argument::isString);
  }

  /** A string as UTF-8; empty when there is none, or no such string. */
  Optional<String> text(int index) {
    return index < arguments.size() ? arguments.get(index).utf8() : Optional.empty();
  }

  /** A string's octets. */
  byte[] octets(int index) {
    return arguments.get(index).octets();
  }

  /** A number (RFC 5804 §4: up to 32 bits); empty when it is none. */
  OptionalLong number(int index) {
    if (index >= arguments.size() || arguments.get(index).isString()) {
      return OptionalLong.empty();
    }
    String digits = new String(octets(index), StandardCharsets.US_ASCII);
    return digits.length() > 10 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }
}
