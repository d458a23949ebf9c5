package org.carillon.groupware.internal;

import java.util.OptionalInt;

/**
 * Octets that no content line has (RFC 5545 §3.1, RFC 6350 §3.3: CONTROL). Programs that read them
 * break off at a NUL, or take the rest of an object for another one.
 */
final class ControlCharacters {
  private static final int FIRST_PRINTED = 0x20;
  private static final int DELETE = 0x7f;

  private ControlCharacters() {}

  /** The line, from 1, that the first of them is on; empty where there is none. */
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
