package org.carillon.bench.generated;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.carillon.testbed.TrustingHttp;

/**
 * One connection of HTTP/1.1 over TLS that sends any octets: a library's client would reject the
 * addresses and header fields that are tested here.
 */
final class RawHttp implements AutoCloseable {
  private static final int MOST_OCTETS = 64 << 20;
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final SSLSocket socket;
  private final InputStream in;

  /** Connects; {@code patience} is the timeout of each read. */
  RawHttp(int port, Duration patience) throws IOException {
    Socket plain = new Socket();
    plain.connect(new InetSocketAddress("127.0.0.1", port), (int) CONNECTING.toMillis());
    plain.setTcpNoDelay(true);
    this.socket =
        (SSLSocket)
            TrustingHttp.context().getSocketFactory().createSocket(plain, "localhost", port, true);
    socket.setSoTimeout((int) patience.toMillis());
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /**
   * Sends a request and reads its response.
   *
   * @throws EOFException if the connection ends before the response is complete
   */
  RawAnswer ask(byte[] request, boolean headOnly) throws IOException {
    IOException broken = null;
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (IOException refusedBeforeTheEnd) {
      // The response to a rejected request may have arrived nevertheless.
      broken = refusedBeforeTheEnd;
    }
    try {
      RawAnswer answer = read(headOnly);
      while (answer.status() < 200) {
        answer = read(headOnly);
      }
      return answer;
    } catch (IOException none) {
      if (broken != null) {
        none.addSuppressed(broken);
      }
      throw none;
    }
  }

  private RawAnswer read(boolean headOnly) throws IOException {
    String first = line();
    if (!first.matches("HTTP/1\\.1 \\d{3}.*")) {
      throw new IOException("no status line: " + first.substring(0, Math.min(80, first.length())));
    }
    int status = Integer.parseInt(first.substring(9, 12));
    Map<String, String> fields = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header field: " + line);
      }
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    boolean isBare = headOnly || status < 200 || status == 204 || status == 304;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!isBare && "chunked".equalsIgnoreCase(fields.get("transfer-encoding"))) {
      chunks(body);
    } else if (!isBare && fields.containsKey("content-length")) {
      copy(Integer.parseInt(fields.get("content-length")), body);
    } else if (!isBare) {
      throw new IOException("an answer of unknown length");
    }
    return new RawAnswer(status, fields, body.toString(StandardCharsets.ISO_8859_1));
  }

  private void chunks(ByteArrayOutputStream body) throws IOException {
    while (true) {
      int length = Integer.parseInt(line().split(";")[0].strip(), 16);
      copy(length, body);
      String end = line();
      if (!end.isEmpty()) {
        throw new IOException("a chunk that does not end: " + end);
      }
      if (length == 0) {
        return;
      }
    }
  }

  private void copy(int length, ByteArrayOutputStream body) throws IOException {
    if (body.size() + length > MOST_OCTETS) {
      throw new IOException("an answer of more than " + MOST_OCTETS + " octets");
    }
    body.write(in.readNBytes(length));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException(
            line.isEmpty() ? "the connection ended" : "the connection ended amid " + line);
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
