package org.carillon.format.css;

/** Writes tokens so that browsers read them back and HTML parsers see no markup in them. */
final class CssSerializer {

  private CssSerializer() {}

  /** Writes a name: letters, digits, hyphens and underscores as they are, others as escapes. */
  static void name(String name, StringBuilder css) {
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      boolean plain =
          isLetter(c) || c == '_' || c == '-' && name.length() > 1 || isDigit(c) && !leads(name, i);
      append(c, plain || c >= 0xa0, css);
      i += Character.charCount(c);
    }
  }

  /** Returns whether a digit would begin a number: at the start or after a leading hyphen. */
  private static boolean leads(String name, int i) {
    return i == 0 || i == 1 && name.charAt(0) == '-';
  }

  /** Writes the text after {@code #}: a colour's digits or a name. */
  static void hash(String name, StringBuilder css) {
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      append(c, isLetter(c) || isDigit(c) || c == '_' || c == '-' || c >= 0xa0, css);
      i += Character.charCount(c);
    }
  }

  /** Writes a text in quotes. No comment begins or ends in it, whatever stands around it. */
  static void string(String text, StringBuilder css) {
    css.append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(c, isLetter(c) || isDigit(c) || " .,;:/?=+-_%#@!()".indexOf(c) >= 0 || c >= 0xa0, css);
      i += Character.charCount(c);
    }
    css.append('"');
  }

  private static void append(int c, boolean plain, StringBuilder css) {
    if (isSurrogate(c)) {
      css.append('\ufffd');
    } else if (plain && Character.isDefined(c) && !Character.isISOControl(c)) {
      css.appendCodePoint(c);
    } else {
      css.append('\\').append(Integer.toHexString(c)).append(' ');
    }
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xd800 && c <= 0xdfff;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
