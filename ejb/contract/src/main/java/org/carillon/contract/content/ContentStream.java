package org.carillon.contract.content;

import java.io.IOException;
import java.io.InputStream;

/** Reads a {@link Content} from its beginning to its end. */
final class ContentStream extends InputStream {
  private final Content content;
  private long position;

  ContentStream(Content content) {
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public long skip(long octets) {
    long skipped = Math.clamp(octets, 0, content.size() - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n = content.read(position, into, offset, length);
    if (n > 0) {
      position += n;
    }
    return n;
  }
}
