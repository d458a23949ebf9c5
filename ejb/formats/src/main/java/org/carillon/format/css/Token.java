package org.carillon.format.css;

/**
 * A token of a style sheet (CSS Syntax Level 3 §4).
 *
 * @param kind what it is
 * @param text its name or value, escapes resolved; of numbers as written, of others the char
 */
record Token(Kind kind, String text) {

  /** What a token is. */
  enum Kind {
    IDENT,
    /** A name and the parenthesis behind it. */
    FUNCTION,
    AT_KEYWORD,
    HASH,
    STRING,
    /** An address, unquoted within {@code url( )}. */
    URL,
    /** A number, with its unit or percent sign if it has one. */
    NUMBER,
    WHITESPACE,
    /** Any single char of its own: brackets, colon, semicolon, comma, others. */
    CHAR,
    /** What the grammar forbids: an unfinished string or address. */
    BAD
  }

  boolean is(char c) {
    return kind == Kind.CHAR && text.charAt(0) == c;
  }

  boolean isWhitespace() {
    return kind == Kind.WHITESPACE;
  }

  /** Whether brackets begin with it that end elsewhere. */
  boolean opens() {
    return kind == Kind.FUNCTION || is('(') || is('[') || is('{');
  }

  boolean isNamed(String name) {
    return kind == Kind.IDENT && text.equalsIgnoreCase(name);
  }
}
