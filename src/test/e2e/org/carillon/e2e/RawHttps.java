package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLSocket;
import org.carillon.testbed.TrustingHttp;

/** HTTP/1.1 over one connection, octet by octet: sends invalid requests, and counts octets. */
final class RawHttps implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;
  private SSLSocket socket;
  private CountingInput in;

  RawHttps(int port) {
    this.port = port;
  }

  /**
   * A response.
   *
   * @param status its status
   * @param fields its header fields by lower-case name; several of one name are joined by commas
   * @param body its body as received
   * @param octets its size on the wire, inside TLS
   */
  record Answer(int status, Map<String, String> fields, byte[] body, long octets) {

    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    /** The body as text, decompressed. */
    String text() {
      if (!field("content-encoding").equals("gzip") || body.length == 0) {
        return new String(body, UTF_8);
      }
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return new String(unpacked.readAllBytes(), UTF_8);
      } catch (IOException torn) {
        throw new AssertionError(torn);
      }
    }
  }

  /** Sends a request's line and fields unchanged, and a body with its length. */
  Answer ask(String line, List<String> fields, byte[] body) throws IOException {
    var head = new StringBuilder(line).append("\r\nHost: localhost:").append(port).append("\r\n");
    fields.forEach(field -> head.append(field).append("\r\n"));
    if (body.length > 0 || line.startsWith("POST") || line.startsWith("PATCH")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] top = head.append("\r\n").toString().getBytes(ISO_8859_1);
    boolean isFresh = socket == null;
    try {
      return exchange(top, body, line.startsWith("HEAD"));
    } catch (IOException closed) {
      close();
      if (isFresh) {
        throw closed;
      }
      // The connection was idle too long; there was no response.
      return exchange(top, body, line.startsWith("HEAD"));
    }
  }

  private Answer exchange(byte[] top, byte[] body, boolean head) throws IOException {
    if (socket == null) {
      socket =
          (SSLSocket)
              TrustingHttp.context()
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new CountingInput(new BufferedInputStream(socket.getInputStream()));
    }
    var whole = new ByteArrayOutputStream();
    whole.write(top);
    whole.write(body);
    socket.getOutputStream().write(whole.toByteArray());
    in.count = 0;
    int status = Integer.parseInt(line().split(" ")[1]);
    var fields = new TreeMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      fields.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    byte[] answered = head || status == 204 || status == 304 ? new byte[0] : body(fields);
    long octets = in.count;
    if (fields.getOrDefault("connection", "").equalsIgnoreCase("close")) {
      close();
    }
    return new Answer(status, fields, answered, octets);
  }

  private byte[] body(Map<String, String> fields) throws IOException {
    if (!fields.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return in.readNBytes(Integer.parseInt(fields.getOrDefault("content-length", "0")));
    }
    var whole = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      whole.write(in.readNBytes(size));
      line();
    }
    line();
    return whole.toByteArray();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("The server closed the connection");
      }
      line.write(octet);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  private static final class CountingInput extends InputStream {
    private final InputStream from;
    private long count;

    CountingInput(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      int octet = from.read();
      count += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int octets = from.read(into, offset, length);
      count += Math.max(0, octets);
      return octets;
    }
  }
}
