package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import org.carillon.contract.content.Content;

/**
 * A content for strings and plain literals, which may not contain NUL (RFC 3501 §9 CHAR8). Octet
 * 128 replaces it, as in Dovecot; sizes and positions stay. A {@code literal8} can hold the content
 * unchanged.
 */
public record NulFreeContent(Content content) implements Content {
  private static final char NUL = 0;
  private static final char SHOWN = 0x80;

  /** Replaces NUL in a string's octets, one char each. */
  static String shown(String octets) {
    return octets.replace(NUL, SHOWN);
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    int n = content.read(position, into, offset, length);
    for (int i = offset; i < offset + n; i++) {
      int octet = into[i];
      // Only for 0 do both have the high bit. Without a branch the JIT vectorizes this.
      into[i] = (byte) (octet | (octet - 1) & ~octet & SHOWN);
    }
    return n;
  }

  @Override
  public void check(long position, long length) throws IOException {
    content.check(position, length);
  }

  @Override
  public void close() {
    content.close();
  }
}
