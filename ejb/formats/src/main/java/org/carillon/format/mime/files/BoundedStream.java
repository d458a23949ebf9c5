package org.carillon.format.mime.files;

import java.io.IOException;
import java.io.InputStream;

/** The next octets of a stream, up to a limit. Closing it leaves the other stream open. */
final class BoundedStream extends InputStream {
  private final InputStream in;
  private long left;

  BoundedStream(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    left--;
    return in.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int n = in.read(into, offset, (int) Math.min(length, left));
    left -= Math.max(0, n);
    return n;
  }

  /** Skips the octets that are left. */
  void skipRest() throws IOException {
    in.skipNBytes(left);
    left = 0;
  }
}
