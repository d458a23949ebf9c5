package org.carillon.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A line-based session with a loopback port. */
public final class Dialogue implements AutoCloseable {
  private static final int PATIENCE = 10_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;

  public Dialogue(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
    socket.setSoTimeout(PATIENCE);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Sends a line unless it is empty, and waits for one that begins with {@code wanted}. */
  public void ask(String line, String wanted) throws IOException {
    if (!line.isEmpty()) {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    String said = in.readLine();
    while (said != null && !said.startsWith(wanted)) {
      said = in.readLine();
    }
    if (said == null) {
      throw new IOException("Closed before " + wanted);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
