package org.carillon.format.mime.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * The octets of a body that decide how it can be sent.
 *
 * @param all the number of octets
 * @param eightBit the number of octets beyond ASCII
 * @param escaped the number of octets that quoted-printable writes as three
 * @param isBinary whether it has NUL, a lone CR or LF, or a line of more than 998 octets (RFC 2045
 *     §2.7 to §2.9)
 */
record OctetCount(long all, long eightBit, long escaped, boolean isBinary) {
  private static final int MOST_LINE = 998;
  private static final int BUFFER = 16_384;

  static OctetCount of(InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long all = 0;
    long eightBit = 0;
    long escaped = 0;
    boolean binary = false;
    int line = 0;
    int last = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      all += n;
      for (int i = 0; i < n; i++) {
        int c = buffer[i];
        boolean ends = c == '\n' && last == '\r';
        if (c < 0) {
          eightBit++;
        }
        if (c < ' ' && c != '\t' && c != '\r' && !ends || c == '=' || c == 0x7f) {
          escaped++;
        }
        line = ends ? 0 : line + 1;
        // The CR of the line's end counts too, when it comes.
        binary |= c == 0 || c == '\n' && !ends || last == '\r' && c != '\n' || line > MOST_LINE + 1;
        last = c;
      }
    }
    return new OctetCount(all, eightBit, escaped, binary || last == '\r');
  }

  /** Returns whether quoted-printable would hardly be readable, and longer than base64. */
  boolean isUnreadableQuoted() {
    return escaped * 3 > all;
  }
}
