package org.carillon.format.vcard;

import java.util.ArrayList;
import java.util.List;

/** Escapes and separators in values of vCards (RFC 6350 §3.4, §4). */
public final class VCardText {
  private VCardText() {}

  /** Returns the text of an escaped value. A backslash that begins no escape stays as it is. */
  public static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        text.append(c);
        continue;
      }
      char next = value.charAt(++i);
      switch (next) {
        case 'n', 'N' -> text.append('\n');
        case '\\', ',', ';', ':', '"' -> text.append(next);
        default -> text.append(c).append(next);
      }
    }
    return text.toString();
  }

  /** Returns a text as a value, valid in every version and position. */
  public static String escape(String text) {
    StringBuilder value = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', ',', ';' -> value.append('\\').append(c);
        case '\r' -> {
          if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            value.append("\\n");
          }
        }
        case '\n' -> value.append("\\n");
        default -> value.append(c);
      }
    }
    return value.toString();
  }

  /** Splits a value at separators that are not escaped. The parts keep their escapes. */
  public static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == separator) {
        parts.add(value.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(value.substring(begin));
    return parts;
  }

  /** Joins components, without empty ones at the end, but at least {@code least}. */
  public static String join(List<List<String>> components, int least) {
    List<String> parts = new ArrayList<>();
    for (List<String> texts : components) {
      parts.add(String.join(",", texts.stream().map(VCardText::escape).toList()));
    }
    while (parts.size() > least && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    while (parts.size() < least) {
      parts.add("");
    }
    return String.join(";", parts);
  }
}
