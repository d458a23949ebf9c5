package org.carillon.webmail.raw;

import java.nio.charset.StandardCharsets;

/** An object's octets as readable text, which may be cut. */
record RawText(String text, boolean isCut) {
  /** Browsers stall on more. The whole object can be downloaded. */
  static final int MOST_OCTETS = 200_000;

  /** The most continuation octets of a UTF-8 character. */
  private static final int LONGEST_TAIL = 3;

  static RawText of(byte[] octets) {
    boolean isCut = octets.length > MOST_OCTETS;
    int end = isCut ? MOST_OCTETS : octets.length;
    for (int back = 0; isCut && back < LONGEST_TAIL && isInsideCharacter(octets[end]); back++) {
      end--;
    }
    return new RawText(new String(octets, 0, end, StandardCharsets.UTF_8), isCut);
  }

  private static boolean isInsideCharacter(byte octet) {
    return (octet & 0xC0) == 0x80;
  }
}
