package org.carillon.format.mime.body;

import java.io.IOException;
import java.io.InputStream;

/** Reads a range of a {@link ByteSource} as a stream. */
public final class SourceStream extends InputStream {
  private final ByteSource source;
  private final long end;
  private long at;

  public SourceStream(ByteSource source, long position, long length) {
    this.source = source;
    this.at = position;
    this.end = position + length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    int n = source.read(at, into, offset, (int) Math.min(length, end - at));
    if (n > 0) {
      at += n;
    }
    return n;
  }
}
