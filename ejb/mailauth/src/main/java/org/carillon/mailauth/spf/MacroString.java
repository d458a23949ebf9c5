package org.carillon.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with macros (RFC 7208 §7.1).
 *
 * @param text the text as written
 * @param macrosEnd the position of the end of the last macro in the text; 0 if there is none
 */
record MacroString(String text, List<Part> parts, int macrosEnd) {

  /** The letters of macros that only explanations may have (RFC 7208 §7.2). */
  private static final String EXPLAINING = "crt";

  private static final String LETTERS = "slodiphv";
  private static final String DELIMITERS = ".-+,/_=";

  /** The number of labels that stands for all, since no name has more. */
  private static final int ALL = 1_000;

  MacroString {
    parts = List.copyOf(parts);
  }

  /** A piece of the text. */
  sealed interface Part {}

  record Literal(String text) implements Part {}

  /**
   * A macro for a value of the session.
   *
   * @param letter the letter, in lower case
   * @param isEscaped true if the value is escaped for URLs
   * @param keep the number of parts from the right that are kept
   * @param delimiters the characters at which the value is split
   */
  record Macro(char letter, boolean isEscaped, int keep, boolean isReversed, String delimiters)
      implements Part {}

  boolean has(char letter) {
    return parts.stream().anyMatch(part -> part instanceof Macro macro && macro.letter == letter);
  }

  /** Parses a term's domain (RFC 7208 §7.1, {@code domain-spec}); empty if malformed. */
  static Optional<MacroString> domain(String text) {
    return parse(text, false).filter(MacroString::endsLikeDomain);
  }

  /** Parses the value of an unknown modifier (RFC 7208 §6). Returns empty if it is malformed. */
  static Optional<MacroString> value(String text) {
    return parse(text, false);
  }

  /** Parses an explanation (RFC 7208 §6.2). Returns empty if it is malformed. */
  static Optional<MacroString> explanation(String text) {
    return parse(text, true);
  }

  private static Optional<MacroString> parse(String text, boolean explains) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    int macrosEnd = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '%') {
        if (c > '~' || c < (explains ? ' ' : '!')) {
          return Optional.empty();
        }
        literal.append(c);
        at++;
        continue;
      }
      char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      int end = next == '{' ? text.indexOf('}', at) + 1 : at + 2;
      Optional<Part> part = part(text, at, next, end, explains);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      if (!literal.isEmpty()) {
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
      parts.add(part.get());
      at = end;
      macrosEnd = end;
    }
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
    }
    return Optional.of(new MacroString(text, parts, macrosEnd));
  }

  private static Optional<Part> part(String text, int at, char next, int end, boolean explains) {
    return switch (next) {
      case '%' -> Optional.of(new Literal("%"));
      case '_' -> Optional.of(new Literal(" "));
      case '-' -> Optional.of(new Literal("%20"));
      case '{' ->
          end > at + 3 ? macro(text.substring(at + 2, end - 1), explains) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Parses the text between the braces. */
  private static Optional<Part> macro(String inside, boolean explains) {
    char letter = Character.toLowerCase(inside.charAt(0));
    if (LETTERS.indexOf(letter) < 0 && (!explains || EXPLAINING.indexOf(letter) < 0)) {
      return Optional.empty();
    }
    int at = 1;
    int keep = 0;
    while (at < inside.length() && inside.charAt(at) >= '0' && inside.charAt(at) <= '9') {
      keep = Math.min(ALL, 10 * keep + inside.charAt(at) - '0');
      at++;
    }
    if (at > 1 && keep == 0) {
      // RFC 7208 §7.3: a digit transformer must not be zero.
      return Optional.empty();
    }
    boolean reversed = at < inside.length() && (inside.charAt(at) | 0x20) == 'r';
    String delimiters = inside.substring(reversed ? at + 1 : at);
    if (!delimiters.chars().allMatch(c -> DELIMITERS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Macro(
            letter,
            Character.isUpperCase(inside.charAt(0)),
            keep == 0 ? ALL : keep,
            reversed,
            delimiters.isEmpty() ? "." : delimiters));
  }

  /** Returns whether the text ends as required (RFC 7208 §7.1, {@code domain-end}). */
  private boolean endsLikeDomain() {
    String tail = text.substring(macrosEnd);
    if (tail.isEmpty()) {
      return macrosEnd > 0;
    }
    if (tail.endsWith(".")) {
      tail = tail.substring(0, tail.length() - 1);
    }
    int dot = tail.lastIndexOf('.');
    return dot >= 0 && isTopLabel(tail.substring(dot + 1));
  }

  private static boolean isTopLabel(String label) {
    boolean hasOther = false;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean hyphen = c == '-' && i > 0 && i < label.length() - 1;
      if (!digit && !letter && !hyphen) {
        return false;
      }
      hasOther |= !digit;
    }
    return hasOther;
  }
}
