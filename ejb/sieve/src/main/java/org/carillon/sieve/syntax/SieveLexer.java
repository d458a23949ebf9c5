package org.carillon.sieve.syntax;

import java.util.Locale;
import org.carillon.sieve.syntax.SieveToken.Kind;

/**
 * Splits a script into tokens (RFC 5228 §8.1). Any text is accepted: invalid characters are
 * reported as errors and skipped. Lines end by CRLF or LF; within strings they end by CRLF.
 */
final class SieveLexer {

  /** The largest number; RFC 5228 §2.4.1 asks for 2^31 - 1. */
  private static final long MOST_NUMBER = 1L << 50;

  private final String text;
  private final SieveLimits limits;
  private final ErrorList errors;
  private int at;
  private int line = 1;
  private int lineBegin;

  SieveLexer(String text, SieveLimits limits, ErrorList errors) {
    this.text = text;
    this.limits = limits;
    this.errors = errors;
    refuseNul();
  }

  /** Refuses NUL, even in comments and strings, since databases can't store it. */
  private void refuseNul() {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      String before = text.substring(0, nul);
      int lines = (int) before.chars().filter(c -> c == '\n').count();
      errors.add(
          new SourcePosition(lines + 1, nul - before.lastIndexOf('\n')),
          "A script cannot contain a NUL character");
    }
  }

  /** The next token; at the end {@link Kind#END}, again and again. */
  SieveToken next() {
    while (true) {
      blank();
      SourcePosition here = here();
      if (at >= text.length()) {
        return new SieveToken(Kind.END, here, "");
      }
      char c = text.charAt(at);
      Kind mark = mark(c);
      if (mark != null) {
        at++;
        return new SieveToken(mark, here, String.valueOf(c));
      }
      if (c == '"') {
        return quoted(here);
      }
      if (isDigit(c)) {
        return number(here);
      }
      if (isLetter(c)) {
        return identifier(here);
      }
      if (c == ':' && at + 1 < text.length() && isLetter(text.charAt(at + 1))) {
        at++;
        return new SieveToken(Kind.TAG, here, word());
      }
      errors.add(here, "A script cannot have " + shown(c) + " here");
      at += Character.charCount(text.codePointAt(at));
    }
  }

  private static String shown(char c) {
    return c > ' ' && c < 0x7f ? "\"" + c + "\"" : "character " + (int) c;
  }

  private static Kind mark(char c) {
    return switch (c) {
      case ';' -> Kind.SEMICOLON;
      case ',' -> Kind.COMMA;
      case '(' -> Kind.OPEN_PARENTHESIS;
      case ')' -> Kind.CLOSE_PARENTHESIS;
      case '[' -> Kind.OPEN_BRACKET;
      case ']' -> Kind.CLOSE_BRACKET;
      case '{' -> Kind.OPEN_BRACE;
      case '}' -> Kind.CLOSE_BRACE;
      default -> null;
    };
  }

  private SourcePosition here() {
    return new SourcePosition(line, at - lineBegin + 1);
  }

  /** Skips white space and comments. */
  private void blank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '\n') {
        at++;
        newLine();
      } else if (c == '#') {
        restOfLine();
      } else if (text.startsWith("/*", at)) {
        comment();
      } else {
        return;
      }
    }
  }

  private void newLine() {
    line++;
    lineBegin = at;
  }

  private void restOfLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void comment() {
    SourcePosition here = here();
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      errors.add(here, "This comment does not end");
      end = text.length();
    }
    int stop = Math.min(text.length(), end + 2);
    while (at < stop) {
      if (text.charAt(at++) == '\n') {
        newLine();
      }
    }
  }

  private SieveToken identifier(SourcePosition here) {
    String word = word();
    if (word.equals("text") && at < text.length() && text.charAt(at) == ':') {
      at++;
      return multiLine(here);
    }
    return new SieveToken(Kind.IDENTIFIER, here, word);
  }

  private String word() {
    int from = at;
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return text.substring(from, at).toLowerCase(Locale.ROOT);
  }

  private SieveToken number(SourcePosition here) {
    int from = at;
    long value = 0;
    boolean fits = true;
    while (at < text.length() && isDigit(text.charAt(at))) {
      value = value * 10 + (text.charAt(at++) - '0');
      fits &= value <= MOST_NUMBER;
      value = Math.min(value, MOST_NUMBER);
    }
    int shift = at < text.length() ? quantifier(text.charAt(at)) : 0;
    if (shift > 0) {
      at++;
    }
    if (at < text.length() && isLetter(text.charAt(at))) {
      errors.add(here, "A number can end only with K, M, G or a digit");
      word();
    }
    fits &= value <= MOST_NUMBER >> shift;
    if (!fits) {
      errors.add(here, "This number is too large");
      value = 0;
    }
    return new SieveToken(Kind.NUMBER, here, text.substring(from, at), value << shift);
  }

  private static int quantifier(char c) {
    return switch (c) {
      case 'k', 'K' -> 10;
      case 'm', 'M' -> 20;
      case 'g', 'G' -> 30;
      default -> 0;
    };
  }

  private SieveToken quoted(SourcePosition here) {
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
      }
      append(string, c);
    }
    if (at >= text.length()) {
      errors.add(here, "This string does not end");
    } else {
      at++;
    }
    return string(here, string);
  }

  private void append(StringBuilder string, char c) {
    if (c == '\n') {
      newLine();
      if (string.isEmpty() || string.charAt(string.length() - 1) != '\r') {
        string.append('\r');
      }
    }
    string.append(c);
  }

  /** {@code text:} and lines up to one of a single dot; one leading dot of two is removed. */
  private SieveToken multiLine(SourcePosition here) {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '#') {
      restOfLine();
    } else if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) != '\n') {
      errors.add(here(), "The content of text: must begin on the next line");
      restOfLine();
    }
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length()) {
      newLine();
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      int textEnd = end < 0 ? text.length() : end;
      if (textEnd > at && text.charAt(textEnd - 1) == '\r') {
        textEnd--;
      }
      if (textEnd == at + 1 && text.charAt(at) == '.') {
        at = textEnd;
        return string(here, string);
      }
      int from = text.startsWith("..", at) ? at + 1 : at;
      string.append(text, from, textEnd).append("\r\n");
      at = next;
    }
    at = text.length();
    errors.add(here, "This text does not end: a line with a single dot is missing");
    return string(here, string);
  }

  private SieveToken string(SourcePosition here, StringBuilder string) {
    if (string.length() > limits.stringLength()) {
      errors.add(
          here,
          "This string has more than " + limits.stringLength() + " characters (stringLength)");
      string.setLength(0);
    }
    if (string.indexOf("\0") >= 0) {
      errors.add(here, "A string cannot contain a NUL character");
    }
    return new SieveToken(Kind.STRING, here, string.toString());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
