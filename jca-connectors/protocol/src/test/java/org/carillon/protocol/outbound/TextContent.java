package org.carillon.protocol.outbound;

import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;

/** A content in memory, one char per octet. */
record TextContent(String octets) implements Content {

  @Override
  public long size() {
    return octets.length();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    if (position >= octets.length()) {
      return -1;
    }
    byte[] rest = octets.substring((int) position).getBytes(StandardCharsets.ISO_8859_1);
    int n = Math.min(rest.length, length);
    System.arraycopy(rest, 0, into, offset, n);
    return n;
  }

  @Override
  public void close() {}
}
