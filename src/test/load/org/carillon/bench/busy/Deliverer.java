package org.carillon.bench.busy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Delivers by LMTP (RFC 2033) until the time is over; returns the number acknowledged. */
final class Deliverer implements Callable<Integer> {
  private static final byte[] MESSAGE =
      ("From: sender@src.test\r\nTo: reader@busy.test\r\nSubject: News\r\n\r\n"
              + "Ring out the old, ring in the new, ring, happy bells, across the snow.\r\n"
                  .repeat(140)
              + ".\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final int port;
  private final String recipient;
  private final long end;

  Deliverer(int port, String recipient, long end) {
    this.port = port;
    this.recipient = recipient;
    this.end = end;
  }

  @Override
  public Integer call() throws IOException {
    int acknowledged = 0;
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
      socket.setSoTimeout(60_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      expect(in, "220");
      say(out, "LHLO deliverer.test");
      expect(in, "250");
      while (System.nanoTime() < end) {
        say(out, "MAIL FROM:<sender@src.test>\r\nRCPT TO:<" + recipient + ">\r\nDATA");
        expect(in, "250");
        expect(in, "250");
        expect(in, "354");
        out.write(MESSAGE);
        expect(in, "250");
        acknowledged++;
      }
      say(out, "QUIT");
    }
    return acknowledged;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void expect(BufferedReader in, String code) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith(code + "-")) {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(code)) {
      throw new IOException("Expected " + code + ", got " + line);
    }
  }
}
