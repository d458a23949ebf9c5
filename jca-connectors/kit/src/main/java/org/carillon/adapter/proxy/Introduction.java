package org.carillon.adapter.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What a trusted proxy says of a connection that it hands on.
 *
 * @param client whose it is
 * @param reached the address that the client reached
 */
record Introduction(InetSocketAddress client, InetAddress reached) {
  /** For the whole header, which a proxy sends with its first segment. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * The client whose connection it is; the proxy itself where it says so. A loopback address is
   * that of the proxy's machine, which stands for the proxy.
   *
   * @throws IOException when no such header comes, whole and in time
   */
  static Introduction of(Socket socket) throws IOException {
    InetSocketAddress proxy = (InetSocketAddress) socket.getRemoteSocketAddress();
    return switch (ProxyHeader.read(new Awaited(socket))) {
      case ProxyHeader.Own() -> new Introduction(proxy, socket.getLocalAddress());
      case ProxyHeader.Relayed(InetSocketAddress source, InetAddress destination) ->
          new Introduction(source.getAddress().isLoopbackAddress() ? proxy : source, destination);
    };
  }

  /** A socket's octets, as long as there is patience for all of them together. */
  private static final class Awaited extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    Awaited(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("The proxy's header did not come in time");
      }
      socket.setSoTimeout((int) left);
      return in.read(into, offset, length);
    }
  }
}
