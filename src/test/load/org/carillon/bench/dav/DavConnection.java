package org.carillon.bench.dav;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/**
 * One HTTP/1.1 connection with little overhead of its own. It stays open where the server allows
 * it, and else is reopened, as clients do.
 */
final class DavConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = (int) Duration.ofMinutes(5).toMillis();
  private static final int BUFFER = 65_536;

  /** Shared by all, so that TLS sessions are resumed. */
  private static final SSLContext TLS = TrustingHttp.context();

  private final DavPeer peer;
  private final String authorization;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  /** Connects on the first request. */
  DavConnection(DavPeer peer, String user, String password) {
    this.peer = peer;
    this.authorization = CarillonServer.basic(user, password);
  }

  /**
   * Sends a request and reads the whole response.
   *
   * @param fields further header fields, each with its end of line
   * @return the response's body, a character per octet
   * @throws IOException also if the status is not a success
   */
  String ask(String method, String path, String fields, String body) throws IOException {
    connect();
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + ' '
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + peer.port()
            + "\r\nAuthorization: "
            + authorization
            + "\r\nUser-Agent: bench\r\nContent-Length: "
            + octets.length
            + "\r\n"
            + fields
            + "\r\n";
    byte[] begin = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(begin, begin.length + octets.length);
    System.arraycopy(octets, 0, all, begin.length, octets.length);
    out.write(all);
    out.flush();
    return answer(method + ' ' + path);
  }

  /** Connects, unless connected. */
  void connect() throws IOException {
    if (socket != null) {
      return;
    }
    Socket plain = new Socket();
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(PATIENCE_MILLIS);
    plain.connect(new InetSocketAddress("127.0.0.1", peer.port()), PATIENCE_MILLIS);
    socket = plain;
    if (peer.tls()) {
      SSLSocket secured =
          (SSLSocket) TLS.getSocketFactory().createSocket(plain, "localhost", peer.port(), true);
      secured.startHandshake();
      socket = secured;
    }
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  private String answer(String asked) throws IOException {
    String status = line();
    long length = -1;
    boolean chunked = false;
    boolean last = status.startsWith("HTTP/1.0");
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        last |= lower.contains("close");
      }
    }
    int code = Integer.parseInt(status.substring(9, 12));
    byte[] body;
    if (code == 204 || code == 304) {
      body = new byte[0];
    } else if (chunked) {
      body = chunks();
    } else {
      body = length >= 0 ? in.readNBytes((int) length) : in.readAllBytes();
    }
    if (last) {
      close();
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    if (code / 100 != 2) {
      throw new IOException(
          peer.name() + " answered " + status + " to " + asked + ": " + text.strip());
    }
    return text;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
    while (true) {
      String size = line();
      int semicolon = size.indexOf(';');
      int octets =
          Integer.parseInt((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
      if (octets == 0) {
        while (!line().isEmpty()) {
          // The trailer after the last chunk is not needed.
        }
        return body.toByteArray();
      }
      body.write(in.readNBytes(octets));
      line();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException(peer.name() + " ended the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
