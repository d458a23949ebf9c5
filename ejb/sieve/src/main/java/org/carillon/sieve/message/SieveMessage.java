package org.carillon.sieve.message;

import java.io.IOException;
import java.io.InputStream;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;

/**
 * A message as it came. Its header is there; the rest is read when a script looks at it. Used by
 * one run at a time.
 */
public interface SieveMessage {

  /** Its header. */
  Header header();

  /** Its octets, header and body. */
  long size();

  /** Its octets; nothing is read of it before it is asked. */
  ByteSource source();

  /**
   * Its structure.
   *
   * @throws IOException when it can't be read
   */
  default Outline outline() throws IOException {
    try (InputStream in = new SourceStream(source(), 0, size())) {
      return Outline.parse(in);
    }
  }

  /** A message in memory; the array is kept. */
  static SieveMessage of(byte[] octets) {
    Header header = Header.parse(octets);
    ByteSource source =
        (position, into, offset, length) -> {
          if (position >= octets.length) {
            return -1;
          }
          int n = Math.min(length, octets.length - (int) position);
          System.arraycopy(octets, (int) position, into, offset, n);
          return n;
        };
    return of(header, octets.length, source);
  }

  /** A message whose header was read. */
  static SieveMessage of(Header header, long size, ByteSource source) {
    return new ReadMessage(header, size, source);
  }

  /** What is known of one. */
  record ReadMessage(Header header, long size, ByteSource source) implements SieveMessage {}
}
