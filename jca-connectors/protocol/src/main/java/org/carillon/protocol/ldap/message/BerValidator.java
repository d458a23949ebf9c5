package org.carillon.protocol.ldap.message;

/** Checks a BER element before parsing: definite, fitting lengths and nesting (RFC 4511 §5.1). */
final class BerValidator {
  /** The deepest nesting of a message, its filters included. */
  static final int DEEPEST = 64;

  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;
  private static final int LONG_LENGTH = 0x80;
  private static final int MOST_LENGTH_OCTETS = 4;

  private BerValidator() {}

  /** Returns whether the octets are a sequence of elements of that shape. */
  static boolean isSound(byte[] octets) {
    int[] ends = new int[DEEPEST + 1];
    int depth = 0;
    ends[0] = octets.length;
    int at = 0;
    while (true) {
      while (depth > 0 && at == ends[depth]) {
        depth--;
      }
      if (depth == 0 && at == octets.length) {
        return true;
      }
      int end = ends[depth];
      if (end - at < 2 || (octets[at] & LONG_TAG) == LONG_TAG) {
        return false;
      }
      boolean constructed = (octets[at] & CONSTRUCTED) != 0;
      int first = octets[at + 1] & 0xff;
      at += 2;
      long length = first;
      if (first >= LONG_LENGTH) {
        int count = first - LONG_LENGTH;
        if (count == 0 || count > MOST_LENGTH_OCTETS || end - at < count) {
          return false;
        }
        length = 0;
        for (int i = 0; i < count; i++) {
          length = length << 8 | octets[at++] & 0xff;
        }
      }
      if (length > end - at) {
        return false;
      }
      if (!constructed) {
        at += (int) length;
      } else {
        if (depth == DEEPEST) {
          return false;
        }
        ends[++depth] = at + (int) length;
      }
    }
  }
}
