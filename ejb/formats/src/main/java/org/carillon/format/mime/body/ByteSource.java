package org.carillon.format.mime.body;

import java.io.IOException;

/** Octets to read from any position; a stored content's {@code read} method is one. */
@FunctionalInterface
public interface ByteSource {

  /**
   * Reads from a position.
   *
   * @return how many octets were read, at least 1 when {@code length > 0}; -1 at the end
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;
}
