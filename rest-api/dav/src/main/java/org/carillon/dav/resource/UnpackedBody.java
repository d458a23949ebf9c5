package org.carillon.dav.resource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.carillon.dav.answer.DavError;

/** A gzip-compressed body; reading fails if it expands far more than useful bodies do. */
final class UnpackedBody extends InputStream {
  /** The greatest ratio of decompressed to compressed octets; for texts it is about 20. */
  private static final long MOST_TIMES = 100;

  /** The number of decompressed octets that is always allowed. */
  private static final long ANYWAY = 1_048_576;

  private final Counted sent;
  private final InputStream unpacked;
  private long octets;

  /** Creates it over the compressed body; throws {@code ZipException} if it is not gzip. */
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
      throw DavError.of(DavError.TOO_LARGE, "The decompressed body is too large.");
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
