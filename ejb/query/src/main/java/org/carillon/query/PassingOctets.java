package org.carillon.query;

import java.io.IOException;
import org.carillon.format.mime.body.ByteSource;

/**
 * A content's octets as a search reads them, ascending: what is left out in between is read too
 * where it is little, since only of a content that is read from begin to end does the store notice
 * that it is not what was stored. Attachments are left out.
 */
final class PassingOctets implements ByteSource {
  /** So much takes no longer to read than to leave out. */
  private static final int LITTLE = 65_536;

  private final ByteSource octets;
  private final long size;
  private long passed;

  PassingOctets(ByteSource octets, long size) {
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

  /**
   * Reads what is left when it is little.
   *
   * @throws IOException when the content is damaged
   */
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
