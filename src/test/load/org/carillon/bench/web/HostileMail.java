package org.carillon.bench.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Delivers hostile messages by LMTP, one after the other on one connection. */
final class HostileMail implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 120_000;

  private final Socket socket;
  private final BufferedReader in;

  HostileMail(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    answer("220");
    ask("LHLO stranger.example", "250");
  }

  /** Delivers one; returns the server's time in milliseconds. */
  double bring(String recipient, String message) throws IOException {
    ask("MAIL FROM:<mallory@stranger.example>", "250");
    ask("RCPT TO:<" + recipient + ">", "250");
    ask("DATA", "354");
    long begun = System.nanoTime();
    ask(message.replace("\r\n.", "\r\n..") + "\r\n.", "250");
    return (System.nanoTime() - begun) / 1e6;
  }

  private void ask(String line, String wanted) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    answer(wanted);
  }

  private void answer(String wanted) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith(wanted + "-")) {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(wanted)) {
      throw new IOException("Not " + wanted + " but " + line);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
