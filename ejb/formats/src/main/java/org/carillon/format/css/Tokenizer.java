package org.carillon.format.css;

import java.util.ArrayList;
import java.util.List;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.css.Token.Kind;

/**
 * Splits a style sheet into tokens as browsers do (CSS Syntax Level 3 §4.3), so that browsers can't
 * read it differently. Comments are removed and escapes resolved. Looks at each char a bounded
 * number of times.
 */
final class Tokenizer {
  private static final int END = -1;

  private final String css;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String css) {
    this.css = css;
  }

  /** Returns the tokens of at most {@code most} chars, and within the work budget. */
  static List<Token> of(String css, int most) {
    String clean =
        css.substring(0, Math.min(css.length(), most))
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace('\f', '\n')
            .replace('\0', '\ufffd');
    Tokenizer tokenizer = new Tokenizer(clean);
    WorkBudget reading = WorkBudget.current().rest();
    while (tokenizer.at < clean.length() && reading.take(1)) {
      tokenizer.next();
    }
    return tokenizer.tokens;
  }

  private void next() {
    int c = peek(0);
    if (c == '/' && peek(1) == '*') {
      int end = css.indexOf("*/", at + 2);
      at = end < 0 ? css.length() : end + 2;
      apart();
    } else if (isSpace(c)) {
      while (isSpace(peek(0))) {
        at++;
      }
      apart();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (css.startsWith("<!--", at)) {
      at += 4;
      apart();
    } else if (css.startsWith("-->", at)) {
      at += 3;
      apart();
    } else if (beginsNumber()) {
      number();
    } else if (beginsName(0)) {
      word();
    } else if (c == '#' && (isNameChar(peek(1)) || isEscape(1))) {
      at++;
      add(Kind.HASH, name());
    } else if (c == '@' && beginsName(1)) {
      at++;
      add(Kind.AT_KEYWORD, name());
    } else {
      at++;
      add(Kind.CHAR, String.valueOf((char) c));
    }
  }

  private void string(int quote) {
    at++;
    StringBuilder text = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c == END || c == quote) {
        at = Math.min(at + 1, css.length());
        add(Kind.STRING, text.toString());
        return;
      }
      if (c == '\n') {
        add(Kind.BAD, "");
        return;
      }
      at++;
      if (c != '\\') {
        text.append((char) c);
      } else if (peek(0) == '\n') {
        at++;
      } else if (peek(0) != END) {
        escape(text);
      }
    }
  }

  private void number() {
    int begin = at;
    if (peek(0) == '+' || peek(0) == '-') {
      at++;
    }
    digits();
    if (peek(0) == '.' && isDigit(peek(1))) {
      at++;
      digits();
    }
    int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(sign))) {
      at += sign;
      digits();
    }
    String value = css.substring(begin, at);
    if (peek(0) == '%') {
      at++;
      add(Kind.NUMBER, value + "%");
    } else {
      add(Kind.NUMBER, beginsName(0) ? value + name() : value);
    }
  }

  private void digits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  private void word() {
    String name = name();
    if (peek(0) != '(') {
      add(Kind.IDENT, name);
      return;
    }
    at++;
    if (!name.equalsIgnoreCase("url")) {
      add(Kind.FUNCTION, name);
      return;
    }
    int behind = at;
    while (isSpace(peek(0))) {
      at++;
    }
    if (peek(0) == '"' || peek(0) == '\'') {
      at = behind;
      add(Kind.FUNCTION, name);
    } else {
      url();
    }
  }

  private void url() {
    StringBuilder text = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c == END || c == ')') {
        at = Math.min(at + 1, css.length());
        add(Kind.URL, text.toString());
        return;
      }
      if (isSpace(c)) {
        while (isSpace(peek(0))) {
          at++;
        }
        if (peek(0) != ')' && peek(0) != END) {
          badUrl();
          return;
        }
      } else if (c == '"' || c == '\'' || c == '(' || c < ' ' || c == 0x7f) {
        badUrl();
        return;
      } else if (c == '\\') {
        if (!isEscape(0)) {
          badUrl();
          return;
        }
        at++;
        escape(text);
      } else {
        at++;
        text.append((char) c);
      }
    }
  }

  private void badUrl() {
    while (peek(0) != ')' && peek(0) != END) {
      at += isEscape(0) ? 2 : 1;
    }
    at = Math.min(at + 1, css.length());
    add(Kind.BAD, "");
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (isNameChar(c)) {
        at++;
        name.append((char) c);
      } else if (isEscape(0)) {
        at++;
        escape(name);
      } else {
        return name.toString();
      }
    }
  }

  /** Reads the escape after a backslash. */
  private void escape(StringBuilder into) {
    int value = 0;
    int digits = 0;
    while (digits < 6 && peek(0) < 128 && Character.digit(peek(0), 16) >= 0) {
      value = value * 16 + Character.digit(peek(0), 16);
      at++;
      digits++;
    }
    if (digits == 0) {
      into.append((char) peek(0));
      at++;
      return;
    }
    if (isSpace(peek(0))) {
      at++;
    }
    boolean isChar =
        value != 0 && Character.isValidCodePoint(value) && (value < 0xd800 || value > 0xdfff);
    into.appendCodePoint(isChar ? value : 0xfffd);
  }

  private boolean beginsNumber() {
    int sign = peek(0) == '+' || peek(0) == '-' ? 1 : 0;
    return isDigit(peek(sign)) || peek(sign) == '.' && isDigit(peek(sign + 1));
  }

  private boolean beginsName(int ahead) {
    int c = peek(ahead);
    if (c == '-') {
      int second = peek(ahead + 1);
      return second == '-' || isNameStart(second) || isEscape(ahead + 1);
    }
    return isNameStart(c) || isEscape(ahead);
  }

  private boolean isEscape(int ahead) {
    return peek(ahead) == '\\' && peek(ahead + 1) != '\n' && peek(ahead + 1) != END;
  }

  private int peek(int ahead) {
    return at + ahead < css.length() ? css.charAt(at + ahead) : END;
  }

  /**
   * Adds whitespace in place of a comment, so that its neighbours do not become one token when they
   * are written anew. Everywhere except in selectors a comment means the same as whitespace.
   */
  private void apart() {
    if (tokens.isEmpty() || !tokens.getLast().isWhitespace()) {
      add(Kind.WHITESPACE, " ");
    }
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text));
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  private static boolean isNameChar(int c) {
    return isNameStart(c) || isDigit(c) || c == '-';
  }
}
