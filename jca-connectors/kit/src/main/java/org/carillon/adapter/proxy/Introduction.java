package org.carillon.adapter.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The addresses that a trusted proxy gives for a connection that it relays.
 *
 * @param reached the address that the client connected to
 */
record Introduction(InetSocketAddress client, InetAddress reached) {
  /** The timeout of the whole header, which a proxy sends in its first segment. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Returns the client of a connection, or the proxy itself if its header says so. A loopback
   * address means the proxy's machine, so the proxy's address replaces it.
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

  /** A socket's octets, with one timeout for all of them together. */
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
        throw new SocketTimeoutException("The PROXY header was not received in time");
      }
      socket.setSoTimeout((int) left);
      return in.read(into, offset, length);
    }
  }
}
