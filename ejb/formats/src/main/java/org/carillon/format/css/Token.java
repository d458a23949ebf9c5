package org.carillon.format.css;

/**
 * A token of a style sheet (CSS Syntax Level 3 §4).
 *
 * @param kind its type
 * @param text its name or value with escapes resolved; a number as written; for {@code CHAR} the
 *     char
 */
record Token(Kind kind, String text) {

  enum Kind {
    IDENT,
    /** A name together with the parenthesis that follows it. */
    FUNCTION,
    AT_KEYWORD,
    HASH,
    STRING,
    /** An address that stands without quotes in {@code url( )}. */
    URL,
    /** A number, with its unit or percent sign if it has one. */
    NUMBER,
    WHITESPACE,
    /** Any other single char: a bracket, a colon, a semicolon, a comma or another one. */
    CHAR,
    /** A token that the grammar forbids: an unfinished string or address. */
    BAD
  }

  boolean is(char c) {
    return kind == Kind.CHAR && text.charAt(0) == c;
  }

  boolean isWhitespace() {
    return kind == Kind.WHITESPACE;
  }

  /** Returns whether the token opens a bracket. */
  boolean opens() {
    return kind == Kind.FUNCTION || is('(') || is('[') || is('{');
  }

  boolean isNamed(String name) {
    return kind == Kind.IDENT && text.equalsIgnoreCase(name);
  }
}
