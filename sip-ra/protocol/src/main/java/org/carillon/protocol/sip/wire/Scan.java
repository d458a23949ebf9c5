package org.carillon.protocol.sip.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where parts of a header's value end. What stands in quotes or in angle brackets is one (RFC
 * 3261 §25.1, quoted-string, name-addr).
 */
public final class Scan {
  private Scan() {}

  /**
   * Where this character stands for the first time from there on.
   *
   * @return the text's length when it does not; -1 when a quote or a bracket is not closed
   */
  static int find(String text, int from, char wanted) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (quoted) {
        i += each == '\\' ? 1 : 0;
        quoted = each != '"';
      } else if (each == wanted && !bracketed) {
        return i;
      } else if (each == '"') {
        quoted = true;
      } else if (each == '<') {
        bracketed = true;
      } else if (each == '>') {
        bracketed = false;
      }
    }
    return quoted || bracketed ? -1 : text.length();
  }

  /** Whether there is nothing but digits. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The parts between separators, without blanks around them; empty when one is not closed. */
  static Optional<List<String>> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from <= text.length(); ) {
      int end = find(text, from, separator);
      if (end < 0) {
        return Optional.empty();
      }
      parts.add(text.substring(from, end).strip());
      from = end + 1;
    }
    return Optional.of(parts);
  }
}
