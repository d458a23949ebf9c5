package org.carillon.dav.resource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.carillon.dav.answer.DavError;

/**
 * A body that was packed by gzip. What unpacks to far more than anybody has a use for is refused
 * while it is read: a few octets of it would fill the disk.
 */
final class UnpackedBody extends InputStream {
  /** So many octets more than this often what was sent are too many; texts pack to a twentieth. */
  private static final long MOST_TIMES = 100;

  /** So much may come of however little. */
  private static final long ANYWAY = 1_048_576;

  private final Counted sent;
  private final InputStream unpacked;
  private long octets;

  /**
   * Over the packed body.
   *
   * @throws java.util.zip.ZipException when it is not packed so
   */
  UnpackedBody(InputStream packed) throws IOException {
    this.sent = new Counted(packed);
    this.unpacked = new GZIPInputStream(sent);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = unpacked.read(into, offset, length);
    octets += Math.max(0, n);
    if (octets > ANYWAY + MOST_TIMES * sent.octets) {
      throw DavError.of(DavError.TOO_LARGE, "The body unpacks to too much.");
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }

  private static final class Counted extends FilterInputStream {
    private long octets;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      octets += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      octets += Math.max(0, n);
      return n;
    }
  }
}
