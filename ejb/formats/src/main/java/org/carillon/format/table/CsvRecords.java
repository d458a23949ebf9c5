package org.carillon.format.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of separated values (RFC 4180 §2). Fields may be quoted and may then contain
 * separators, doubled quotes and line ends.
 */
public final class CsvRecords {
  private static final int MOST_FIELDS = 500;

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  /**
   * A record.
   *
   * @param line the line where it begins, from 1
   * @param values its fields, without surrounding whitespace; 500 at most
   * @param problem what is wrong with its syntax; empty if nothing
   */
  public record Fields(int line, List<String> values, Optional<String> problem) {
    public Fields {
      values = List.copyOf(values);
    }

    /** Returns a field, or empty text if the record is shorter. */
    public String field(int index) {
      return index < values.size() ? values.get(index) : "";
    }
  }

  /** Creates a reader of a text. Its first line determines the separator. */
  public CsvRecords(String text) {
    this.text = text;
    this.separator = separator(text);
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Returns the most frequent of comma, semicolon and tab in the first line. */
  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char most = ',';
    for (char one : new char[] {';', '\t'}) {
      if (count(first, one) > count(first, most)) {
        most = one;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(one -> one == wanted).count();
  }

  /** Returns the next record that is not blank, or empty after the last. */
  public Optional<Fields> next() {
    while (at < text.length()) {
      Fields fields = read();
      if (fields.values.stream().anyMatch(value -> !value.isEmpty())) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private Fields read() {
    int begin = line;
    List<String> values = new ArrayList<>();
    Optional<String> problem = Optional.empty();
    boolean more = true;
    while (more) {
      StringBuilder value = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"' && !quoted(value)) {
        problem = Optional.of("A quotation mark is not closed.");
      }
      bare(value);
      if (values.size() < MOST_FIELDS) {
        values.add(value.toString().strip());
      } else {
        problem = Optional.of("A line can have at most " + MOST_FIELDS + " fields.");
      }
      more = at < text.length() && text.charAt(at) == separator;
      at++;
    }
    line++;
    return new Fields(begin, values, problem);
  }

  /** Reads a quoted value to its end. Returns false if the text ends before it. */
  private boolean quoted(StringBuilder value) {
    at++;
    while (at < text.length()) {
      char one = text.charAt(at++);
      if (one == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          return true;
        }
        at++;
      } else if (one == '\n') {
        line++;
      }
      value.append(one);
    }
    return false;
  }

  private void bare(StringBuilder value) {
    while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
      value.append(text.charAt(at++));
    }
  }
}
