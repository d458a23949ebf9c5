package org.carillon.bench.policy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes connections and never says a word; beside it is a port that takes questions and is mute.
 */
final class Deaf implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final ServerSocket streams =
      new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final DatagramSocket datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  Deaf() throws IOException {
    Thread.ofVirtual().start(this::hold);
  }

  /** Where connections are taken. */
  String address() {
    return "127.0.0.1:" + streams.getLocalPort();
  }

  /** Where datagrams are lost. */
  String datagrams() {
    return "127.0.0.1:" + datagrams.getLocalPort();
  }

  /** How many connected. */
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
