package org.carillon.query;

import java.io.IOException;
import org.carillon.format.mime.body.ByteSource;

/**
 * The octets of a content as a search reads them, ascending. A small gap between two reads is read
 * as well, because the store detects damage only if a content is read from beginning to end. Large
 * gaps, such as attachments, are skipped.
 */
final class SequentialOctets implements ByteSource {
  /** The largest gap that is read, in octets: reading it takes no longer than skipping it. */
  private static final int LITTLE = 65_536;

  private final ByteSource octets;
  private final long size;
  private long passed;

  SequentialOctets(ByteSource octets, long size) {
    this.octets = octets;
    this.size = size;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    passTo(position);
    int n = octets.read(position, into, offset, length);
    if (position == passed && n > 0) {
      passed += n;
    }
    return n;
  }

  /** Reads the rest if it is small. Throws IOException if the content is damaged. */
  void finish() throws IOException {
    passTo(size);
  }

  private void passTo(long position) throws IOException {
    if (position - passed > LITTLE) {
      return;
    }
    byte[] between = new byte[(int) Math.max(0, position - passed)];
    while (passed < position) {
      int n = octets.read(passed, between, 0, (int) (position - passed));
      if (n < 0) {
        return;
      }
      passed += n;
    }
  }
}
