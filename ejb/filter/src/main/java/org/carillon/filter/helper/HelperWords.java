package org.carillon.filter.helper;

import java.util.Optional;

/** The words of a line, and its texts: quoted, or what is left of the line. */
final class HelperWords {
  private final String line;
  private int at;

  HelperWords(String line) {
    this.line = line;
  }

  /** The next word. */
  Optional<String> next() {
    skip();
    int begin = at;
    while (at < line.length() && line.charAt(at) > ' ') {
      at++;
    }
    return at == begin ? Optional.empty() : Optional.of(line.substring(begin, at));
  }

  /** The next text. */
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

  /** What a backslash and what follows it stand for. */
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
