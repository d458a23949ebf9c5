package org.carillon.protocol.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.TlsProperties;

/**
 * An open connection to a peer, encrypted or in the clear. One thread reads; one thread at a time
 * writes; any thread may call {@link #endReading} and {@link #close}.
 */
public interface Link extends AutoCloseable {

  /**
   * Waits for octets.
   *
   * @param patience the timeout in ms, at least 1
   * @return the number of octets (at least 1), 0 on a timeout, -1 when no more will come
   * @throws IOException when the connection breaks
   */
  int read(byte[] into, int offset, int length, int patience) throws IOException;

  /**
   * Sends octets; waits while the peer does not take them, within the adapter's limit.
   *
   * @throws IOException when the connection breaks or the peer takes too long
   */
  void write(byte[] from, int offset, int length) throws IOException;

  /**
   * Starts TLS and completes the handshake, within the adapter's limit.
   *
   * @throws IOException when the handshake fails: nothing can be sent to the peer any more
   */
  void startTls() throws IOException;

  /** Returns the facts of the encryption; empty in the clear. */
  Optional<TlsProperties> tls();

  /** The peer's address. */
  InetAddress peer();

  /** Returns our address that the peer reached; empty if it is unknown. */
  default Optional<InetAddress> reached() {
    return Optional.empty();
  }

  /** Makes reads return -1, also a waiting one; the session can still write its last reply. */
  void endReading();

  /** Closes the connection; threads that wait in it get an exception or -1. Idempotent. */
  @Override
  void close();
}
