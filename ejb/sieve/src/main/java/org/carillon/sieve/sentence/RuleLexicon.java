package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The syntax of values in comments and in commands. */
final class RuleLexicon {

  /** The longest value, enough for typed texts of answers. */
  static final int LONGEST = 10_000;

  private RuleLexicon() {}

  /** Cleans a value: removes control characters but LF, and broken characters. */
  static String clean(String value) {
    StringBuilder clean = new StringBuilder();
    value
        .replace("\r\n", "\n")
        .codePoints()
        .filter(c -> c == '\n' || !Character.isISOControl(c))
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  static String line(String value) {
    return clean(value).replace('\n', ' ').strip();
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A string of a command (RFC 5228 §2.4.2). */
  static String string(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String strings(List<String> values) {
    return values.stream().map(RuleLexicon::string).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The constant that a comment names. */
  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** The words and values of a comment; empty if it is not a sentence's. */
  static List<String> split(String line) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == ' ') {
        at++;
      } else if (line.charAt(at) == '"') {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
          char c = line.charAt(at++);
          if (c == '\\' && at < line.length()) {
            char escaped = line.charAt(at++);
            c = escaped == 'n' ? '\n' : escaped;
          }
          value.append(c);
        }
        if (at++ >= line.length()) {
          return List.of();
        }
        found.add(value.toString());
      } else {
        int end = line.indexOf(' ', at);
        end = end < 0 ? line.length() : end;
        found.add(line.substring(at, end));
        at = end;
      }
    }
    return found;
  }
}
