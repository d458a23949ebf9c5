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

  /** Returns a content that is backed by an array, which must not be changed any more. */
  static Content of(byte[] octets) {
    return of(octets, octets.length);
  }

  /** Returns a content that is backed by the first {@code length} octets of an array. */
  static Content of(byte[] octets, int length) {
    return new ArrayContent(octets, length);
  }

  /** Returns the content's length in octets. */
  long size();

  /**
   * Reads from a position.
   *
   * @return the number of octets read, at least 1 if {@code length > 0} and {@code position <
   *     size()}; -1 at the end
   * @throws IOException if the store is damaged or unavailable
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /**
   * Checks that a part can be read, before the caller promises it to a client. If the part is more
   * than small, also checks that the whole content is what was stored. This reads the content, at
   * most once on a node while the node remembers the result.
   *
   * @throws ContentDamaged if the content is damaged
   * @throws IOException if the store is unavailable
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

  /** Returns the whole content as a stream; closing the stream does not close the content. */
  default InputStream stream() {
    return new ContentStream(this);
  }

  @Override
  void close();
}
