package org.carillon.protocol.sip.wire;

import java.util.Optional;

/**
 * An address as in From, To and Contact (RFC 3261 §20.10): {@code "Bob" <uri>;parameters} or {@code
 * uri;parameters}.
 *
 * @param parameters those of the header, not of the URI
 */
public record NameAddress(String uri, Parameters parameters) {

  /** Reads one address; empty for anything else. */
  static Optional<NameAddress> of(String value) {
    int end = Scan.find(value, 0, ';');
    if (end < 0) {
      return Optional.empty();
    }
    Optional<Parameters> parameters =
        end == value.length()
            ? Optional.of(Parameters.NONE)
            : Parameters.of(value.substring(end + 1), ';');
    String main = value.substring(0, end).strip();
    return parameters.flatMap(all -> uri(main).map(uri -> new NameAddress(uri, all)));
  }

  private static Optional<String> uri(String main) {
    int open = Scan.find(main, 0, '<');
    if (open == main.length()) {
      return Optional.of(main).filter(NameAddress::isOneWord);
    }
    return main.endsWith(">")
        ? Optional.of(main.substring(open + 1, main.length() - 1).strip())
            .filter(NameAddress::isOneWord)
        : Optional.empty();
  }

  private static boolean isOneWord(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == ',') {
        return false;
      }
    }
    return !uri.isEmpty();
  }
}
