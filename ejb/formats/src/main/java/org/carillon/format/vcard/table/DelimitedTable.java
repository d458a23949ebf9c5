package org.carillon.format.vcard.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a text (RFC 4180). What separates its fields is found out from its first line: comma,
 * semicolon or tab.
 */
final class DelimitedTable {
  private static final int MOST_FIELDS = 500;

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  DelimitedTable(String text) {
    this.text = text;
    separator = separator(text);
  }

  /**
   * A row.
   *
   * @param line the line that it begins in, from 1
   */
  record Row(int line, List<String> fields) {
    Row {
      fields = List.copyOf(fields);
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
      return fields.stream().allMatch(String::isBlank);
    }

    /** A field without space around it; empty where the row is shorter. */
    String field(int index) {
      return index < fields.size() ? fields.get(index).strip() : "";
    }
  }

  boolean hasNext() {
    return at < text.length();
  }

  Row next() {
    int begun = line;
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          field.append('"');
          at++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        add(fields, field);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        field.append(c);
      }
    }
    add(fields, field);
    return new Row(begun, fields);
  }

  private static void add(List<String> fields, StringBuilder field) {
    if (fields.size() < MOST_FIELDS) {
      fields.add(field.toString());
    }
    field.setLength(0);
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    char best = ',';
    long most = head.chars().filter(c -> c == ',').count();
    for (char candidate : new char[] {';', '\t'}) {
      long count = head.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}
