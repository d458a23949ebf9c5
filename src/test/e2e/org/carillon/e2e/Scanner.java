package org.carillon.e2e;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks clamd's protocol and finds only the EICAR file; or accepts connections and never responds.
 */
final class Scanner implements AutoCloseable {
  private static final String COMMAND = "zINSTREAM";

  /** Base64 of the beginning of the test file that scanners find, so that none finds this file. */
  private static final String FOUND =
      Base64.getEncoder()
          .encodeToString("X5O!P%@AP[4\\PZX54(P^)7CC)".getBytes(StandardCharsets.US_ASCII));

  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> held = new ArrayList<>();
  private final ServerSocket socket;
  private final boolean mute;

  Scanner(boolean mute) throws IOException {
    this.mute = mute;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("scanner").start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        if (mute) {
          held.add(client);
        } else {
          Thread.ofVirtual().start(() -> answer(client));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answer(Socket client) {
    try (client;
        DataInputStream in = new DataInputStream(client.getInputStream())) {
      StringBuilder command = new StringBuilder();
      for (int octet = in.read(); octet > 0; octet = in.read()) {
        command.append((char) octet);
      }
      String said = "ClamAV 0.0/test";
      if (command.toString().equals(COMMAND)) {
        StringBuilder message = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          message.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        boolean found = message.toString().contains(FOUND.substring(0, FOUND.length() - 4));
        said = found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
      }
      client.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // The client gets no response.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : held) {
      client.close();
    }
  }
}
