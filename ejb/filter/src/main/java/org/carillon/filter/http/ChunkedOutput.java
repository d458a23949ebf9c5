package org.carillon.filter.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes in chunks (RFC 9112 §7.1), one for each write; the caller has to call {@link #end}. */
public final class ChunkedOutput extends FilterOutputStream {
  private static final byte[] LINE_END = {'\r', '\n'};

  /** Creates a stream that leaves {@code out} open. */
  public ChunkedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (length > 0) {
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(from, offset, length);
      out.write(LINE_END);
    }
  }

  public void end() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
