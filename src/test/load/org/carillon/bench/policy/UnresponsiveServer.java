package org.carillon.bench.policy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Accepts connections and sends nothing; a UDP port beside it accepts queries and never responds.
 */
final class UnresponsiveServer implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final ServerSocket streams =
      new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final DatagramSocket datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  UnresponsiveServer() throws IOException {
    Thread.ofVirtual().start(this::hold);
  }

  String address() {
    return "127.0.0.1:" + streams.getLocalPort();
  }

  String datagrams() {
    return "127.0.0.1:" + datagrams.getLocalPort();
  }

  int connections() {
    return held.size();
  }

  private void hold() {
    while (!streams.isClosed()) {
      try {
        held.add(streams.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    streams.close();
    datagrams.close();
    for (Socket socket : held) {
      socket.close();
    }
  }
}
