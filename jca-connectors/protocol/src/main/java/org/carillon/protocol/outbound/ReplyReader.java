package org.carillon.protocol.outbound;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/**
 * Reads replies, perhaps of several lines, from a host that may be hostile: the lines, their number
 * and the time for all of them are bounded.
 *
 * @param wire the connection to the host
 */
record ReplyReader(Wire wire) {
  private static final int MOST_LINES = 100;

  /**
   * Reads the next reply.
   *
   * @param patience the timeout of the whole reply
   * @throws IOException when the host leaves, is too slow, or sends a malformed reply
   */
  RemoteReply next(Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> lines = new ArrayList<>();
    int code = 0;
    while (lines.size() < MOST_LINES) {
      wire.patience(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      String line = line();
      int lineCode = code(line);
      if (code != 0 && lineCode != code) {
        throw new ProtocolException(
            "The host's reply mixes the codes " + code + " and " + lineCode);
      }
      code = lineCode;
      lines.add(harmless(line.length() > 4 ? line.substring(4) : ""));
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return new RemoteReply(code, List.copyOf(lines));
      }
    }
    throw new ProtocolException("The host's reply is incomplete");
  }

  private String line() throws IOException {
    return switch (wire.readLine()) {
      case Input.Line(String octets) -> octets;
      case Input.End() -> throw new EOFException("The host closed the connection");
      case Input.Silent() -> throw new IOException("The host does not reply");
      case Input.TooLong _ -> throw new ProtocolException("The host's reply is too long");
      case Input.BareEnding(), Input.Stopping(), Input.Dismissed() ->
          throw new ProtocolException("The host's reply is incomplete");
    };
  }

  private static int code(String line) throws ProtocolException {
    boolean digits =
        line.length() >= 3
            && line.charAt(0) >= '2'
            && line.charAt(0) <= '5'
            && Character.isDigit(line.charAt(1))
            && Character.isDigit(line.charAt(2))
            && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    if (!digits) {
      throw new ProtocolException("The host's reply is not an SMTP reply");
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private static String harmless(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().map(c -> c < ' ' || c > '~' ? '?' : c).forEach(c -> clean.append((char) c));
    return clean.toString();
  }
}
