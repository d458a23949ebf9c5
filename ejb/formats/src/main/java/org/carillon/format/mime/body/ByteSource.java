package org.carillon.format.mime.body;

import java.io.IOException;

/** Octets that can be read from any position, such as a stored content's {@code read}. */
@FunctionalInterface
public interface ByteSource {

  /** Reads octets at a position. Returns their number, at least 1 if any are asked, or -1. */
  int read(long position, byte[] into, int offset, int length) throws IOException;
}
