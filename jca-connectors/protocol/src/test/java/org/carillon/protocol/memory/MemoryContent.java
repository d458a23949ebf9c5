package org.carillon.protocol.memory;

import org.carillon.contract.content.Content;

/** A content in memory. */
public record MemoryContent(byte[] octets) implements Content {
  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    if (position >= octets.length) {
      return -1;
    }
    int n = (int) Math.min(length, octets.length - position);
    System.arraycopy(octets, (int) position, into, offset, n);
    return n;
  }

  @Override
  public void close() {}
}
