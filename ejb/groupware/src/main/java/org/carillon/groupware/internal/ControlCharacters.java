package org.carillon.groupware.internal;

import java.util.OptionalInt;

/**
 * Finds octets that no content line may contain (RFC 5545 §3.1, RFC 6350 §3.3: CONTROL). Programs
 * that read them stop at a NUL, or take the rest of an object for another one.
 */
final class ControlCharacters {
  private static final int FIRST_PRINTED = 0x20;
  private static final int DELETE = 0x7f;

  private ControlCharacters() {}

  /** Returns the line of the first such octet, from 1, or empty if there is none. */
  static OptionalInt in(byte[] octets) {
    int line = 1;
    for (int at = 0; at < octets.length; at++) {
      byte octet = octets[at];
      if (octet == '\n') {
        line++;
      } else if (octet == DELETE
          || octet >= 0
              && octet < FIRST_PRINTED
              && octet != '\t'
              && !(octet == '\r' && endsLine(octets, at))) {
        return OptionalInt.of(line);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean endsLine(byte[] octets, int at) {
    return at + 1 == octets.length || octets[at + 1] == '\n' || octets[at + 1] == '\r';
  }
}
