package org.carillon.mailauth.dkim.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds lines of text with single spaces, which are canonical already (RFC 6376 §3.4.4), eight
 * octets at a time. Most bodies consist mostly of such lines.
 */
final class CanonicalText {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LAST = Long.SIZE - Byte.SIZE;
  private static final long SPACES = 0x2020202020202020L;
  private static final long ABOVE_CONTROLS = 0xe0e0e0e0e0e0e0e0L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private CanonicalText() {}

  /** Returns the end of the canonical text. The octet before {@code begin} must be text. */
  static int end(byte[] octets, int begin, int end) {
    int at = begin;
    while (true) {
      at = words(octets, at, end);
      int resumed = line(octets, at, end);
      if (resumed < 0) {
        return ~resumed;
      }
      at = resumed;
    }
  }

  /** Skips words without control characters or double spaces. Returns a position after text. */
  private static int words(byte[] octets, int begin, int end) {
    int at = begin;
    // The lowest octet tells whether the octet before this word is a space.
    long before = 0;
    while (end - at >= Long.BYTES) {
      long word = (long) WORD.get(octets, at);
      long controls = zeros(word & ABOVE_CONTROLS);
      long spaces = zeros(word ^ SPACES);
      long doubles = spaces & (spaces << Byte.SIZE | before);
      if ((controls | doubles) != 0) {
        break;
      }
      before = spaces >>> LAST;
      at += Long.BYTES;
    }
    return before == 0 ? at : at - 1;
  }

  /**
   * Continues octet by octet to the beginning of the next line.
   *
   * @return the position where words continue, or the bitwise complement of the position where the
   *     text ends
   */
  private static int line(byte[] octets, int begin, int end) {
    int at = begin;
    while (at < end) {
      int octet = octets[at];
      if (octet > ' ' || octet < 0) {
        at++;
      } else if (octet == ' ' && isText(octets, at + 1, end)) {
        at += 2;
      } else if (octet == '\r'
          && at + 1 < end
          && octets[at + 1] == '\n'
          && isText(octets, at + 2, end)) {
        return at + 3;
      } else {
        return ~at;
      }
    }
    return ~at;
  }

  private static boolean isText(byte[] octets, int at, int end) {
    return at < end && (octets[at] > ' ' || octets[at] < 0);
  }

  /** Returns the highest bit of each octet that is zero. */
  private static long zeros(long word) {
    return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
  }
}
