package org.carillon.format.mime.header;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of a structured field (RFC 5322 §3.2), no space or comments. Errors are atoms. */
public final class FieldTokens {
  private static final int DEEPEST_COMMENT = 50;

  private final String text;
  private int at;

  /** The last skipped comment without its parentheses; empty if there was none. */
  String comment = "";

  public FieldTokens(String text) {
    this.text = text;
  }

  /** Skips white space and comments; returns the next octet without taking it; -1 at the end. */
  public int peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        comment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else {
        return c;
      }
    }
    return -1;
  }

  /** Returns whether white space or a comment precedes the octet that {@link #peek} returned. */
  boolean isApart() {
    return at > 0 && " \t\r\n)".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** Takes the next octet if it is {@code wanted}. Returns whether it was. */
  boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes the next octet, whatever it is. */
  public void skip() {
    if (peek() >= 0) {
      at++;
    }
  }

  /**
   * Takes a quoted string, or an atom that ends before white space, a comment, or one of the octets
   * in {@code ends}. The result may be empty.
   */
  public String word(String ends) {
    return peek() == '"' ? quoted() : atom(ends);
  }

  /** Takes all up to an octet in {@code ends}, without the white space around it. */
  String raw(String ends) {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** Takes all up to an octet in {@code ends}, or to the pattern's first match if earlier. */
  String raw(String ends, Pattern before) {
    int from = at;
    int to = at;
    while (to < text.length() && ends.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    Matcher found = before.matcher(text).region(from, to);
    at = found.find() ? found.start() : to;
    return text.substring(from, at).strip();
  }

  private String atom(String ends) {
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '(' || ends.indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    int from = ++at;
    StringBuilder unescaped = null;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        String value =
            unescaped == null
                ? text.substring(from, at)
                : unescaped.append(text, from, at).toString();
        at++;
        return value;
      }
      if (c == '\\' && at + 1 < text.length()) {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(text, from, at);
        from = ++at;
      }
      at++;
    }
    return unescaped == null ? text.substring(from) : unescaped.append(text, from, at).toString();
  }

  private void comment() {
    int from = ++at;
    int depth = 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        at++;
      } else if (c == '(' && depth < DEEPEST_COMMENT) {
        depth++;
      } else if (c == ')' && --depth == 0) {
        comment = text.substring(from, at - 1).strip();
        return;
      }
    }
    comment = text.substring(Math.min(from, text.length())).strip();
  }
}
