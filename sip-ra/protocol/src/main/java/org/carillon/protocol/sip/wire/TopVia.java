package org.carillon.protocol.sip.wire;

import java.util.List;
import java.util.Optional;

/**
 * The topmost Via: the sender of the message (RFC 3261 §20.42).
 *
 * @param sender protocol, transport, host and port, as text
 * @param port its port; -1 for none
 * @param parameters branch, rport and others
 */
public record TopVia(String sender, String host, int port, Parameters parameters) {
  private static final List<String> OURS_TO_SAY = List.of("received", "rport");
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_DIGITS = 5;
  private static final int NO_PORT = -1;

  /** Reads the first entry of a Via header; empty if it is malformed. */
  static Optional<TopVia> of(String value) {
    int end = Scan.find(value, 0, ',');
    int semicolon = end < 0 ? -1 : Scan.find(value.substring(0, end), 0, ';');
    if (semicolon < 0) {
      return Optional.empty();
    }
    String sender = value.substring(0, semicolon).strip();
    Optional<Parameters> parameters =
        semicolon == end
            ? Optional.of(Parameters.NONE)
            : Parameters.of(value.substring(semicolon + 1, end), ';');
    return parameters.flatMap(all -> of(sender, all));
  }

  /** Protocol, version, transport and sent-by, blanks allowed around slashes and colon. */
  private static Optional<TopVia> of(String sender, Parameters parameters) {
    String[] words = sender.split("/", -1);
    if (words.length != 3
        || !words[0].strip().equalsIgnoreCase("SIP")
        || !words[1].strip().equals("2.0")) {
      return Optional.empty();
    }
    String rest = words[2].strip().replace('\t', ' ');
    int blank = rest.indexOf(' ');
    String sentBy = blank < 0 ? "" : rest.substring(blank).strip();
    int colon = sentBy.indexOf(':', sentBy.startsWith("[") ? sentBy.indexOf(']') + 1 : 0);
    String host = (colon < 0 ? sentBy : sentBy.substring(0, colon)).strip();
    int port = colon < 0 ? NO_PORT : port(sentBy.substring(colon + 1).strip());
    return isHost(host) && port <= HIGHEST_PORT
        ? Optional.of(new TopVia(sender, host, port, parameters))
        : Optional.empty();
  }

  /** Returns a value above the highest port if it is not a number. */
  private static int port(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= MOST_DIGITS && Scan.isDigits(digits);
    return plain ? Integer.parseInt(digits) : HIGHEST_PORT + 1;
  }

  private static boolean isHost(String host) {
    boolean literal = host.startsWith("[") && host.endsWith("]");
    String inner = literal ? host.substring(1, host.length() - 1) : host;
    return !inner.isEmpty()
        && inner
            .chars()
            .allMatch(
                c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || c == '.'
                        || (literal ? c == ':' : c == '-' || c == '_'));
  }

  /** Returns the same entry with the real source (§18.2.1, RFC 3581 §4). */
  String with(String received) {
    return sender + parameters.textWithout(OURS_TO_SAY) + received;
  }
}
