package org.carillon.protocol.outbound;

import java.io.IOException;
import org.carillon.contract.content.Content;

/**
 * The kinds of octets in a message, as found, not as declared: they decide what a host must offer.
 *
 * @param eightBitHeader whether its header section has octets beyond ASCII (RFC 6532)
 * @param eightBitBody whether its body has them
 */
record ContentKind(boolean eightBitHeader, boolean eightBitBody) {

  static ContentKind of(Content content) throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(content.size(), 1, 16_384)];
    boolean header = true;
    boolean inHeader = false;
    int newlines = 1;
    long position = 0;
    while (position < content.size()) {
      int n = content.read(position, buffer, 0, buffer.length);
      if (n < 0) {
        throw new IOException("Content ends at " + position);
      }
      for (int i = 0; i < n; i++) {
        byte b = buffer[i];
        if (b < 0) {
          if (!header) {
            return new ContentKind(inHeader, true);
          }
          inHeader = true;
        }
        if (header && b != '\r') {
          newlines = b == '\n' ? newlines + 1 : 0;
          header = newlines < 2;
        }
      }
      position += n;
    }
    return new ContentKind(inHeader, false);
  }
}
