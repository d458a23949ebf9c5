package org.carillon.adapter.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that accepts mail, and does not offer encryption. */
final class PlainHost implements AutoCloseable {
  private final ServerSocket listening;

  /** The number of sessions. */
  final AtomicInteger sessions = new AtomicInteger();

  /** The number of texts received. */
  final AtomicInteger texts = new AtomicInteger();

  PlainHost(String address, int port) throws IOException {
    listening = new ServerSocket(port, 10, InetAddress.ofLiteral(address));
    Thread.startVirtualThread(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        sessions.incrementAndGet();
        Thread.startVirtualThread(() -> converse(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void converse(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 plain.test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(out, "354 Go ahead");
          while (!".".equals(in.readLine())) {
            // The text is discarded.
          }
          texts.incrementAndGet();
        }
        say(out, "250 Fine");
      }
    } catch (IOException gone) {
      // The sender left.
    }
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
