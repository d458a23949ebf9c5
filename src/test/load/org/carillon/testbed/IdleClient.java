package org.carillon.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail client that has its inbox open and idles (RFC 2177). */
public final class IdleClient implements AutoCloseable {

  private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private final OutputStream out;

  /** Signs in, opens INBOX and goes idle. */
  public IdleClient(CarillonServer server, String address, String password) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", server.port("imap")), 5_000);
    socket.setSoTimeout(30_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = socket.getOutputStream();
    expect("* OK");
    done("a", "LOGIN \"" + address + "\" \"" + password + "\"");
    done("b", "SELECT INBOX");
    say("c IDLE");
    expect("+");
  }

  /**
   * Waits until the server announces at least that many messages.
   *
   * @throws java.net.SocketTimeoutException if it is silent for that long
   */
  public void awaitExists(int messages, Duration bound) throws IOException {
    socket.setSoTimeout((int) bound.toMillis());
    int exists = 0;
    while (exists < messages) {
      Matcher said = EXISTS.matcher(expect("* "));
      exists = said.matches() ? Integer.parseInt(said.group(1)) : exists;
    }
  }

  private void done(String tag, String command) throws IOException {
    say(tag + " " + command);
    String answer = expect(tag + " ");
    if (!answer.startsWith(tag + " OK")) {
      throw new IOException("The server answered " + answer);
    }
  }

  private void say(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Reads until a line with that beginning. */
  private String expect(String begin) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("The server closed the connection before saying " + begin);
      }
    } while (!line.startsWith(begin));
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
