package org.carillon.bench.idle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/** A mail client that has its inbox open and idles; it never sends again. */
final class IdleConnection implements AutoCloseable {
  private static final int PATIENCE = 60_000;
  private static final int BUFFER = 512;

  private final Socket socket;
  private InputStream in;
  private OutputStream out;

  private IdleConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE);
    // As mail clients do: a handshake ends in two small writes, and Nagle delays the second.
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  /** Signs in, opens INBOX and goes idle. */
  static IdleConnection open(
      CarillonServer server, Wrapping wrapping, String address, String password)
      throws IOException {
    IdleConnection connection = new IdleConnection(socket(server, wrapping));
    connection.expect("* OK");
    connection.say("a LOGIN " + address + " \"" + password + "\"");
    connection.expect("a OK");
    if (wrapping == Wrapping.COMPRESS) {
      connection.goIdleCompressed();
    } else {
      connection.goIdle();
    }
    return connection;
  }

  private static Socket socket(CarillonServer server, Wrapping wrapping) throws IOException {
    Socket socket = new Socket();
    int port = server.port(wrapping == Wrapping.TLS ? "imaps" : "imap");
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
    return wrapping == Wrapping.TLS
        ? TrustingHttp.context().getSocketFactory().createSocket(socket, "localhost", port, true)
        : socket;
  }

  /** RFC 4978; the compressor is released when it is no longer needed, because there are many. */
  private void goIdleCompressed() throws IOException {
    say("d COMPRESS DEFLATE");
    expect("d OK");
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        Inflater inflater = new Inflater(true)) {
      out = new DeflaterOutputStream(socket.getOutputStream(), deflater, BUFFER, true);
      in = new InflaterInputStream(socket.getInputStream(), inflater, BUFFER);
      goIdle();
    }
  }

  private void goIdle() throws IOException {
    say("b SELECT INBOX");
    expect("b OK");
    say("c IDLE");
    expect("+");
  }

  private void say(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void expect(String begin) throws IOException {
    String line = line();
    while (!line.startsWith(begin)) {
      if (line.startsWith("a NO") || line.startsWith("a BAD") || line.startsWith("* BYE")) {
        throw new IOException(line);
      }
      line = line();
    }
  }

  /**
   * Reads octet by octet: a text reader wants more from a decompressing stream than has arrived.
   */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("closed after " + line);
      }
      line.append((char) octet);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
