package org.carillon.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A loopback port without a service until it is opened and forwards to another. */
final class Relay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int WAITING = 50;

  private final int port;
  private ServerSocket server;

  Relay() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
      port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Forwards new connections to that port. */
  void open(int to) throws IOException {
    server = new ServerSocket(port, WAITING, LOOPBACK);
    Thread.ofVirtual().start(() -> accept(to));
  }

  private void accept(int to) {
    try {
      while (true) {
        Socket client = server.accept();
        Socket there = new Socket(LOOPBACK, to);
        Thread.ofVirtual().start(() -> pass(client, there));
        Thread.ofVirtual().start(() -> pass(there, client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
