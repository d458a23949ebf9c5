package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.carillon.contract.net.ListenerSpec;

/** Speaks a protocol in datagrams (UDP). */
public interface DatagramProtocol extends ProtocolHandler {

  /**
   * A datagram came. Called by the one thread that reads the socket, so it returns at once and
   * leaves the work to others.
   *
   * @throws IOException when nothing can be done with it
   */
  void received(DatagramListener listener, InetSocketAddress from, byte[] octets)
      throws IOException;

  /**
   * Waits until what was taken from a listener is done; nothing more comes from it.
   *
   * @param deadline by {@link System#nanoTime}
   */
  default void awaitEnd(DatagramListener listener, long deadline) throws InterruptedException {}

  @Override
  default OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException {
    return new DatagramListener(spec, this, resources);
  }
}
