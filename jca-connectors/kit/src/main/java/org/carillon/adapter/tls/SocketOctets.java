package org.carillon.adapter.tls;

import java.io.IOException;

/** A socket's octets, clear or encrypted. One thread reads; one thread at a time writes. */
public interface SocketOctets {

  /**
   * Waits for octets.
   *
   * @param patience the timeout in ms, at least 1
   * @return the number of octets, 0 on a timeout, -1 at the end
   */
  int read(byte[] into, int offset, int length, int patience) throws IOException;

  /** Sends octets; waits while the peer does not take them. */
  void write(byte[] from, int offset, int length) throws IOException;

  /** Sends this layer's closing message; the socket itself stays open. */
  void finish() throws IOException;
}
