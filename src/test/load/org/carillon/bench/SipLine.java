package org.carillon.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A UDP socket that phones of the benchmark share. */
final class SipLine implements AutoCloseable {
  private static final int BUFFER = 4 << 20;

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final byte[] buffer = new byte[65_535];

  /**
   * @param server the loopback port of the server under test
   */
  SipLine(int server) throws IOException {
    this.server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server);
    this.socket = new DatagramSocket(new InetSocketAddress(this.server.getAddress(), 0));
    socket.setReceiveBufferSize(BUFFER);
    socket.setSendBufferSize(BUFFER);
    socket.setSoTimeout(500);
  }

  int port() {
    return socket.getLocalPort();
  }

  void send(String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    socket.send(new DatagramPacket(octets, octets.length, server));
  }

  /**
   * The next message; empty if none arrives within half a second, which is T1 (RFC 3261 §17.1.1).
   */
  String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    try {
      socket.receive(packet);
      return new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException none) {
      return "";
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
