package org.carillon.format.mime.body;

import java.io.IOException;

/** Octets that can be read from any position, such as a stored content's {@code read}. */
@FunctionalInterface
public interface ByteSource {

  /**
   * Reads octets from the given position.
   *
   * @return the number of octets read, at least 1 when {@code length > 0}; -1 at the end
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;
}
