package org.carillon.protocol.wire;

import java.io.IOException;

/** Receives octets; a {@code Spool::write} is one. */
@FunctionalInterface
public interface Sink {

  /** Takes octets; the array may change after the call. */
  void write(byte[] from, int offset, int length) throws IOException;
}
