package org.carillon.protocol.sip.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the ends of a header value's parts; quoted or bracketed text is whole (RFC 3261 §25.1). */
public final class Scan {
  private Scan() {}

  /** Returns the character's first place, else the length; -1 if a quote or bracket is open. */
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

  /** Returns true if there are only digits. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns the trimmed parts between separators; empty if a quote or bracket is not closed. */
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
