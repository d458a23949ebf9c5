package org.carillon.bench.imap;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A client with little overhead of its own: it sends commands and skips responses, literals
 * included, until the tagged one.
 */
public final class ImapClient implements AutoCloseable {

  /** The server answered NO or BAD. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String what) {
      super(what + " was refused");
    }
  }

  private static final int ANSWER_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final byte[] in = new byte[65_536];
  private int at;
  private int end;

  /** The recorded response, or null. */
  private StringBuilder heard;

  /** Connects to loopback. */
  public ImapClient(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress("127.0.0.1", port), 30_000);
    socket.setSoTimeout(ANSWER_MILLIS);
    out = socket.getOutputStream();
    passLine("The greeting");
  }

  public void login(String user, String password) throws IOException {
    command("LOGIN " + user + " \"" + password + "\"");
  }

  /** Sends a command and waits for its OK. */
  public void command(String text) throws IOException {
    send(octets("t " + text + "\r\n"));
    finish(text);
  }

  /** Sends a command whose responses have no literal; returns them, the tagged one last. */
  public String answers(String text) throws IOException {
    heard = new StringBuilder();
    try {
      command(text);
      return heard.toString();
    } finally {
      heard = null;
    }
  }

  /**
   * Waits in IDLE (RFC 2177) for a response; returns it, or what came when the time is over.
   *
   * @throws SocketTimeoutException if the server does not end IDLE
   */
  public String idle(Duration most) throws IOException {
    heard = new StringBuilder();
    try {
      send(octets("t IDLE\r\n"));
      passLine("IDLE");
      if (comes(most)) {
        passLine("IDLE");
      }
      send(octets("DONE\r\n"));
      finish("IDLE");
      return heard.toString();
    } finally {
      heard = null;
    }
  }

  /** Returns whether octets arrive within that time. */
  private boolean comes(Duration most) throws IOException {
    socket.setSoTimeout((int) most.toMillis());
    try {
      require();
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } finally {
      socket.setSoTimeout(ANSWER_MILLIS);
    }
  }

  /** Sends a command and waits for its response, which may be NO or BAD. */
  void tryCommand(String text) throws IOException {
    try {
      command(text);
    } catch (Refused answered) {
      // The command may fail.
    }
  }

  /** Appends a message without waiting for a continuation (LITERAL+). */
  public void append(String mailbox, byte[] message) throws IOException {
    append(mailbox, List.of(message));
  }

  /** Appends messages by one command (RFC 3502). */
  void append(String mailbox, List<byte[]> messages) throws IOException {
    appendKept(
        mailbox, messages.stream().map(message -> new AppendedMessage("", message)).toList());
  }

  /** Appends messages with their flags and arrival times. */
  public void appendKept(String mailbox, List<AppendedMessage> mails) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(octets("t APPEND " + mailbox));
    for (AppendedMessage mail : mails) {
      whole.writeBytes(octets(mail.said() + " {" + mail.octets().length + "+}\r\n"));
      whole.writeBytes(mail.octets());
    }
    whole.writeBytes(octets("\r\n"));
    send(whole.toByteArray());
    finish("APPEND");
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /** Skips to the tagged response; a literal's end is not a line's end. */
  private void finish(String what) throws IOException {
    boolean tagged = false;
    while (!tagged) {
      require();
      tagged = in[at] == 't';
      long literal = passLine(what);
      while (literal >= 0) {
        skip(literal);
        literal = passLine(what);
      }
    }
  }

  /** Skips a line; returns the length of the literal that ends it, or -1. */
  private long passLine(String what) throws IOException {
    long literal = -1;
    boolean inBraces = false;
    int column = 0;
    boolean tagged = false;
    boolean refused = false;
    while (true) {
      require();
      byte c = in[at++];
      if (heard != null) {
        heard.append((char) (c & 0xFF));
      }
      if (column == 0) {
        tagged = c == 't';
      } else if (column == 2 && tagged && c != 'O') {
        refused = true;
      }
      column++;
      switch (c) {
        case '\n' -> {
          if (refused) {
            throw new Refused(what);
          }
          return literal;
        }
        case '{' -> {
          inBraces = true;
          literal = 0;
        }
        case '}' -> inBraces = false;
        case '\r' -> {}
        default -> {
          if (inBraces && c >= '0' && c <= '9') {
            literal = 10 * literal + c - '0';
          } else {
            inBraces = false;
            literal = -1;
          }
        }
      }
    }
  }

  private void skip(long octets) throws IOException {
    long left = octets;
    while (left > 0) {
      require();
      int n = (int) Math.min(left, end - at);
      at += n;
      left -= n;
    }
  }

  private void require() throws IOException {
    if (at == end) {
      end = socket.getInputStream().read(in);
      at = 0;
      if (end < 0) {
        throw new EOFException("The server went away");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
