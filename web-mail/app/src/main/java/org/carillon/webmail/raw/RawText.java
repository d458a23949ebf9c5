package org.carillon.webmail.raw;

import java.nio.charset.StandardCharsets;

/**
 * An object's octets as a text for people.
 *
 * @param isCut whether it is only the begin
 */
record RawText(String text, boolean isCut) {
  /** Browsers hold up at more; all of it can be saved. */
  static final int MOST_OCTETS = 200_000;

  /** So many octets at most follow the first of a character. */
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
