package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import org.carillon.contract.content.Content;

/**
 * A content as strings and plain literals can show it: they hold no NUL (RFC 3501 §9 CHAR8), so
 * octet 128 stands in its place, as Dovecot has it. Sizes and positions stay; a {@code literal8}
 * shows the content itself.
 */
public record Char8(Content content) implements Content {
  private static final char NUL = 0;
  private static final char SHOWN = 0x80;

  /** The same of a string's octets, one char each. */
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
      // Only of 0 do both have the high bit. Without a branch the JIT takes many octets at once.
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
