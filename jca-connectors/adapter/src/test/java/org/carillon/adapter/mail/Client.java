package org.carillon.adapter.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that speaks line by line. */
final class Client implements AutoCloseable {
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Client(int port) throws IOException {
    use(
        new Socket(InetAddress.getLoopbackAddress(), port) {
          @Override
          public OutputStream getOutputStream() throws IOException {
            return new InHalves(super.getOutputStream());
          }
        });
    socket.setTcpNoDelay(true);
  }

  /** Sends long writes (a TLS record, for example) in two parts, as a network does. */
  private static final class InHalves extends FilterOutputStream {
    private static final int LONG = 2_000;

    InHalves(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      int first = length < LONG ? length : length / 2;
      out.write(octets, offset, first);
      if (first < length) {
        LockSupport.parkNanos(2_000_000);
        out.write(octets, offset + first, length - first);
      }
    }
  }

  private void use(Socket now) throws IOException {
    socket = now;
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** The next line; null at the end. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return c < 0 && line.isEmpty() ? null : line.toString();
  }

  /** Sends a command and returns the last line of the reply. */
  String command(String text) throws IOException {
    send(text + "\r\n");
    return reply();
  }

  /** Returns the last line of the next reply. */
  String reply() throws IOException {
    String line = line();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = line();
    }
    return line;
  }

  /** Does the TLS handshake, with an SNI name if any; returns the certificate's subject. */
  String encrypt(String host, String protocol, String suite)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setServerNames(host.isEmpty() ? List.of() : List.of(new SNIHostName(host)));
    parameters.setProtocols(new String[] {protocol});
    if (!suite.isEmpty()) {
      parameters.setCipherSuites(new String[] {suite});
    }
    encrypted.setSSLParameters(parameters);
    encrypted.startHandshake();
    use(encrypted);
    return ((X509Certificate) encrypted.getSession().getPeerCertificates()[0])
        .getSubjectX500Principal()
        .getName();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
