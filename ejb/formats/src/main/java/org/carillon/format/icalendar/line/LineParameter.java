package org.carillon.format.icalendar.line;

import java.util.List;
import java.util.Locale;

/**
 * A parameter of a property (RFC 5545 §3.2).
 *
 * @param name in capitals
 * @param values without quotes, the escapes of RFC 6868 resolved; none of a bare word as vCalendar
 *     1.0 writes
 */
public record LineParameter(String name, List<String> values) {
  /** Keeps a copy, and the name in capitals. */
  public LineParameter {
    name = name.toUpperCase(Locale.ROOT);
    values = List.copyOf(values);
  }

  /** Of one value. */
  public LineParameter(String name, String value) {
    this(name, List.of(value));
  }

  /** Its first value; empty of a bare word. */
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
