package org.carillon.format.icalendar.line;

import java.util.ArrayList;
import java.util.List;

/** Escapes and unescapes text values (RFC 5545 §3.3.11), and splits lists of values. */
public final class ContentText {
  private ContentText() {}

  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case ';' -> out.append("\\;");
        case ',' -> out.append("\\,");
        case '\n' -> out.append("\\n");
        case '\r' -> {
          if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            out.append("\\n");
          }
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns the text of an escaped value. A backslash before any other character is kept. */
  public static String unescape(String value) {
    int at = value.indexOf('\\');
    if (at < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = c == '\\' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
      switch (next) {
        case 'n', 'N' -> out.append('\n');
        case '\\', ';', ',', ':', '"' -> out.append(next);
        default -> {
          out.append(c);
          continue;
        }
      }
      i++;
    }
    return out.toString();
  }

  /** Returns the values between unescaped commas. The values are still escaped. */
  public static List<String> list(String value) {
    return split(value, ',');
  }

  /** Returns the values between unescaped separators. The values are still escaped. */
  public static List<String> split(String value, char separator) {
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == separator) {
        values.add(value.substring(from, i));
        from = i + 1;
      }
    }
    values.add(value.substring(from));
    return values;
  }
}
