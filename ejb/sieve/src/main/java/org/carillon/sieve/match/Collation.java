package org.carillon.sieve.match;

import java.util.Optional;
import org.carillon.format.mime.summary.UnicodeCasemap;

/** A comparator (RFC 5228 §2.7.3, RFC 4790). */
public enum Collation {
  /** Compares octets of UTF-8. */
  OCTET("i;octet", ""),
  /** Ignores the case of ASCII letters. */
  ASCII_CASEMAP("i;ascii-casemap", ""),
  /** Compares the leading digits as a number (RFC 4790 §9.1). */
  ASCII_NUMERIC("i;ascii-numeric", "comparator-i;ascii-numeric"),
  /** Ignores the case of letters of all scripts (RFC 5051). */
  UNICODE_CASEMAP("i;unicode-casemap", "comparator-i;unicode-casemap");

  private final String label;
  private final String capability;

  Collation(String label, String capability) {
    this.label = label;
    this.capability = capability;
  }

  public static Optional<Collation> named(String name) {
    for (Collation collation : values()) {
      if (collation.label.equals(name)) {
        return Optional.of(collation);
      }
    }
    return Optional.empty();
  }

  /** The capability that a script must require; empty for none. */
  public String capability() {
    return capability;
  }

  /** Returns whether it supports substrings: numbers do not. */
  public boolean findsPieces() {
    return this != ASCII_NUMERIC;
  }

  public String fold(String text) {
    return switch (this) {
      case OCTET, ASCII_NUMERIC -> text;
      case ASCII_CASEMAP -> upper(text);
      case UNICODE_CASEMAP -> UnicodeCasemap.folded(text);
    };
  }

  private static String upper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLower(text.charAt(i))) {
        return upper(text, i);
      }
    }
    return text;
  }

  private static String upper(String text, int from) {
    char[] letters = text.toCharArray();
    for (int i = from; i < letters.length; i++) {
      if (isLower(letters[i])) {
        letters[i] -= 'a' - 'A';
      }
    }
    return new String(letters);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  public boolean equal(String one, String other) {
    return this == ASCII_NUMERIC ? compare(one, other) == 0 : one.equals(other);
  }

  public int compare(String one, String other) {
    return this == ASCII_NUMERIC ? numbers(one, other) : octets(one, other);
  }

  /** The order of UTF-8 is the order of code points, which is not that of UTF-16. */
  private static int octets(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean wide = Character.isSurrogate(a);
        return wide == Character.isSurrogate(b) ? Character.compare(a, b) : wide ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** A text that begins with no digit is larger than every number (RFC 4790 §9.1.1). */
  private static int numbers(String one, String other) {
    String a = digits(one);
    String b = digits(other);
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    String x = withoutZeros(a);
    String y = withoutZeros(b);
    return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
  }

  private static String digits(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return text.substring(0, end);
  }

  private static String withoutZeros(String digits) {
    int begin = 0;
    while (begin < digits.length() - 1 && digits.charAt(begin) == '0') {
      begin++;
    }
    return digits.substring(begin);
  }
}
