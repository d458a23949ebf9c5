package org.carillon.adapter.tls;

import java.io.IOException;

/**
 * Octets to and from a socket, in the clear or not. One thread reads, one thread at a time writes.
 */
public interface SocketOctets {

  /**
   * Waits for octets.
   *
   * @param patience milliseconds, at least 1
   * @return how many came, 0 when none came in time, -1 at the end
   */
  int read(byte[] into, int offset, int length, int patience) throws IOException;

  /** Sends octets. */
  void write(byte[] from, int offset, int length) throws IOException;

  /** Says good-bye by the means of this layer; the socket itself stays open. */
  void finish() throws IOException;
}
