package org.carillon.sieve.message;

import java.io.IOException;
import java.io.InputStream;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;

/** The original message: a parsed header, the rest read on demand. Used by one run at a time. */
public interface SieveMessage {

  Header header();

  /** The size in octets of header and body. */
  long size();

  /** Its octets, read only on request. */
  ByteSource source();

  /** The message's structure. Throws IOException if it can't be read. */
  default Outline outline() throws IOException {
    try (InputStream in = new SourceStream(source(), 0, size())) {
      return Outline.parse(in);
    }
  }

  /** A message in memory; the array is not copied. */
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

  record ReadMessage(Header header, long size, ByteSource source) implements SieveMessage {}
}
