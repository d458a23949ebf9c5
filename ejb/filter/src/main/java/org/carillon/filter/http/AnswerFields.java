package org.carillon.filter.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.filter.AnswerReader;

/** The header fields of an answer (RFC 9112 §5); of fields with the same name, the first. */
public final class AnswerFields {
  private static final int MOST_LINE = 8_192;
  private static final int MOST_FIELDS = 200;

  private final Map<String, String> values;

  private AnswerFields(Map<String, String> values) {
    this.values = values;
  }

  /** Reads the fields and the empty line after them. */
  public static AnswerFields read(AnswerReader in) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i <= MOST_FIELDS; i++) {
      String line = in.line(MOST_LINE);
      if (line.isEmpty()) {
        return new AnswerFields(values);
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    throw new IOException("The answer has more than " + MOST_FIELDS + " fields");
  }

  /** Returns the value of a field, by its name in lower case. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns the number in a field; empty if it is missing or has no plausible number. */
  public Optional<Integer> number(String name) {
    return get(name).filter(value -> value.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }
}
