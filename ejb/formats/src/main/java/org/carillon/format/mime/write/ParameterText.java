package org.carillon.format.mime.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Formats parameters and quoted strings (RFC 2045 §5.1, RFC 2231). */
final class ParameterText {
  /** The maximum length of a long value's section, which shares a line with its name. */
  private static final int SECTION = 50;

  private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";
  private static final String TOKEN_SIGNS = "!#$&+-.^_`|~";

  private ParameterText() {}

  /** Returns a parameter, divided into sections if it is long. */
  static List<String> sections(String name, String value, boolean utf8) {
    boolean ascii = value.chars().allMatch(c -> c < 0x7f);
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    if ((ascii || utf8) && length <= SECTION) {
      boolean token = !value.isEmpty() && value.chars().allMatch(c -> isOf(c, TOKEN_SIGNS));
      return List.of(name + "=" + (token ? value : quoted(value)));
    }
    List<String> pieces = percent(value);
    if (pieces.size() == 1) {
      return List.of(name + "*=utf-8''" + pieces.getFirst());
    }
    List<String> sections = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      sections.add(name + "*" + i + "*=" + (i == 0 ? "utf-8''" : "") + pieces.get(i));
    }
    return sections;
  }

  private static List<String> percent(String value) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              StringBuilder one = new StringBuilder(12);
              for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                if (isOf(octet, TOKEN_SIGNS)) {
                  one.append((char) octet);
                } else {
                  one.append(String.format("%%%02X", octet & 0xff));
                }
              }
              if (piece.length() + one.length() > SECTION) {
                pieces.add(piece.toString());
                piece.setLength(0);
              }
              piece.append(one);
            });
    pieces.add(piece.toString());
    return pieces;
  }

  /** Returns a display name, which is quoted unless it consists of atoms (RFC 5322 §3.2.3). */
  static String quotedIfNeeded(String phrase) {
    boolean atoms =
        phrase.chars().allMatch(c -> c == ' ' || c >= 0x80 || isOf(c, ATOM_SIGNS))
            && !phrase.contains("  ");
    return atoms ? phrase : quoted(phrase);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean isOf(int c, String signs) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || signs.indexOf(c) >= 0;
  }
}
