package org.carillon.format.mime.header;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks over a structured field's value (RFC 5322 §3.2): white space and comments are skipped, what
 * makes no sense is taken as an atom.
 */
public final class FieldTokens {
  private static final int DEEPEST_COMMENT = 50;

  private final String text;
  private int at;

  /** The last comment passed, without its parentheses; empty when there was none. */
  String comment = "";

  public FieldTokens(String text) {
    this.text = text;
  }

  /** The next octet behind white space and comments, not taken; -1 at the end. */
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

  /** Whether white space or a comment stands before the octet that {@link #peek} told. */
  boolean isApart() {
    return at > 0 && " \t\r\n)".indexOf(text.charAt(at - 1)) >= 0;
  }

  /** Takes the next octet when it is the given one. */
  boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes whatever octet is next. */
  public void skip() {
    if (peek() >= 0) {
      at++;
    }
  }

  /** Takes a quoted string or an atom that ends before any of the given octets; may be empty. */
  public String word(String ends) {
    return peek() == '"' ? quoted() : atom(ends);
  }

  /** Takes everything up to one of the given octets, white space inside kept. */
  String raw(String ends) {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** The same up to what the pattern finds, should that come first. */
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
