package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.carillon.contract.net.ListenerSpec;

/** Speaks a protocol in datagrams (UDP). */
public interface DatagramProtocol extends ProtocolHandler {

  /**
   * Handles a received datagram. The socket's only reading thread calls this, so it must return at
   * once and leave the work to other threads.
   *
   * @throws IOException when the datagram cannot be handled
   */
  void received(DatagramListener listener, InetSocketAddress from, byte[] octets)
      throws IOException;

  /** Waits for a closed listener's accepted datagrams, until this {@link System#nanoTime}. */
  default void awaitEnd(DatagramListener listener, long deadline) throws InterruptedException {}

  @Override
  default OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException {
    return new DatagramListener(spec, this, resources);
  }
}
