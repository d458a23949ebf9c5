package org.carillon.format.icalendar.line;

import java.util.List;
import java.util.Locale;

/**
 * A parameter of a property (RFC 5545 §3.2).
 *
 * @param name the name in capitals
 * @param values the values without quotes and with the escapes of RFC 6868 resolved; empty for a
 *     bare word as in vCalendar 1.0
 */
public record LineParameter(String name, List<String> values) {
  /** Copies the values, and converts the name to capitals. */
  public LineParameter {
    name = name.toUpperCase(Locale.ROOT);
    values = List.copyOf(values);
  }

  public LineParameter(String name, String value) {
    this(name, List.of(value));
  }

  /** Returns the first value, or an empty string for a bare word. */
  public String value() {
    return values.isEmpty() ? "" : values.getFirst();
  }

  void write(StringBuilder line) {
    line.append(name);
    char before = '=';
    for (String value : values) {
      line.append(before);
      String escaped =
          value.replace("^", "^^").replace("\r", "").replace("\n", "^n").replace("\"", "^'");
      boolean quoted = escaped.chars().anyMatch(c -> c == ',' || c == ';' || c == ':');
      line.append(quoted ? '"' + escaped + '"' : escaped);
      before = ',';
    }
  }
}
