package org.carillon.protocol.wire;

import java.io.IOException;

/** Takes octets as they come; a {@code Spool::write} is one. */
@FunctionalInterface
public interface Sink {

  /** Takes octets; they may change after the call. */
  void write(byte[] from, int offset, int length) throws IOException;
}
