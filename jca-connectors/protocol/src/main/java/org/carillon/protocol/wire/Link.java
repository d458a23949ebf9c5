package org.carillon.protocol.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.TlsFacts;

/**
 * An open connection to a peer: octets both ways, encrypted or in the clear. One thread reads; one
 * thread at a time writes; {@link #endReading} and {@link #close} may be called by any thread.
 */
public interface Link extends AutoCloseable {

  /**
   * Waits for octets.
   *
   * @param patience how long to wait, in milliseconds, at least 1
   * @return how many octets came (at least 1), 0 when none came in time, -1 when none will come any
   *     more
   * @throws IOException when the connection broke
   */
  int read(byte[] into, int offset, int length, int patience) throws IOException;

  /**
   * Sends octets; waits while the peer does not take them, within the adapter's bound.
   *
   * @throws IOException when the connection broke or the peer took too long
   */
  void write(byte[] from, int offset, int length) throws IOException;

  /**
   * Turns the connection into TLS and finishes the handshake, within the adapter's bound.
   *
   * @throws IOException when the handshake failed: nothing can be said to the peer any more
   */
  void startTls() throws IOException;

  /** What there is to know of the encryption; empty in the clear. */
  Optional<TlsFacts> tls();

  /** The peer's address. */
  InetAddress peer();

  /** Our address that the peer reached; empty where that is not known. */
  default Optional<InetAddress> reached() {
    return Optional.empty();
  }

  /**
   * Makes the read that is waiting, and each later one, answer -1; writing goes on. Lets a session
   * take its leave.
   */
  void endReading();

  /** Ends the connection; whoever waits in it gets an exception or -1. Idempotent. */
  @Override
  void close();
}
