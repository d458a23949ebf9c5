package org.carillon.filter.helper;

import java.util.Optional;

/** Reads the words of a line and its texts. A text is in quotes or is the rest of the line. */
final class HelperTokenizer {
  private final String line;
  private int at;

  HelperTokenizer(String line) {
    this.line = line;
  }

  Optional<String> next() {
    skip();
    int begin = at;
    while (at < line.length() && line.charAt(at) > ' ') {
      at++;
    }
    return at == begin ? Optional.empty() : Optional.of(line.substring(begin, at));
  }

  Optional<String> text() {
    skip();
    if (at == line.length()) {
      return Optional.empty();
    }
    if (line.charAt(at) != '"') {
      String rest = line.substring(at).strip();
      at = line.length();
      return Optional.of(rest);
    }
    at++;
    StringBuilder text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      text.append(c == '\\' && at < line.length() ? escaped() : c);
    }
    at = Math.min(at + 1, line.length());
    return Optional.of(text.toString());
  }

  /** Returns the character that an escape sequence stands for. */
  private char escaped() {
    char c = line.charAt(at++);
    return switch (c) {
      case 'e', 'n', 'r' -> '\n';
      case 't' -> '\t';
      default -> c;
    };
  }

  private void skip() {
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
  }
}
