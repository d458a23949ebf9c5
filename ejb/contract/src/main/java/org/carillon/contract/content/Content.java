package org.carillon.contract.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A leased, readable, immutable content (usually a message as it came, CRLF line ends). Reads may
 * come in any order, from one thread at a time. Must be closed; until then its bytes stay readable
 * even when the message is expunged.
 */
public interface Content extends AutoCloseable {

  /** A content in an array, which is not to be changed any more. */
  static Content of(byte[] octets) {
    return of(octets, octets.length);
  }

  /** A content in the beginning of an array. */
  static Content of(byte[] octets, int length) {
    return new ArrayContent(octets, length);
  }

  /** The content's length in octets. */
  long size();

  /**
   * Reads from a position.
   *
   * @return how many octets were read, at least 1 when {@code length > 0} and {@code position <
   *     size()}; -1 at the end
   * @throws IOException when the store is damaged or away
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /**
   * Makes sure, before somebody is promised a part of it, that the part can be read; and, when the
   * part is more than a little, that the whole is what was stored. Costs reading it, at most once
   * on a node while that remembers.
   *
   * @throws ContentDamaged when it is not
   * @throws IOException when the store is away
   */
  default void check(long position, long length) throws IOException {}

  /** Writes {@code length} octets from {@code position} to a stream. */
  default void copyTo(OutputStream out, long position, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(length, 65_536)];
    long at = position;
    long left = length;
    while (left > 0) {
      int n = read(at, buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        throw new IOException("Content ends at " + at + ", " + left + " octets short");
      }
      out.write(buffer, 0, n);
      at += n;
      left -= n;
    }
  }

  /** The whole content as a stream; closing the stream does not close the content. */
  default InputStream stream() {
    return new ContentStream(this);
  }

  @Override
  void close();
}
