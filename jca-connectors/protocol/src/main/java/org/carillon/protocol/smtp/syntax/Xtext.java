package org.carillon.protocol.smtp.syntax;

import java.util.Optional;

/** Text that may hold any ASCII in an ESMTP parameter (RFC 3461 §4). */
public final class Xtext {
  private static final String HEX = "0123456789ABCDEF";

  private Xtext() {}

  /** Returns the text; empty if it is not valid xtext. */
  public static Optional<String> decode(String xtext) {
    StringBuilder text = new StringBuilder(xtext.length());
    for (int i = 0; i < xtext.length(); i++) {
      char c = xtext.charAt(i);
      if (c == '+') {
        if (i + 2 >= xtext.length()) {
          return Optional.empty();
        }
        int high = HEX.indexOf(xtext.charAt(i + 1));
        int low = HEX.indexOf(xtext.charAt(i + 2));
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        text.append((char) (high << 4 | low));
        i += 2;
      } else if (c < '!' || c > '~' || c == '=') {
        return Optional.empty();
      } else {
        text.append(c);
      }
    }
    return Optional.of(text.toString());
  }

  /** Returns the text as xtext; chars beyond ASCII are replaced by {@code ?}. */
  public static String encode(String text) {
    StringBuilder xtext = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i) < 128 ? text.charAt(i) : '?';
      if (c < '!' || c > '~' || c == '+' || c == '=') {
        xtext.append('+').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        xtext.append(c);
      }
    }
    return xtext.toString();
  }
}
