package org.carillon.mailauth.results;

import java.util.List;
import java.util.Optional;

/**
 * The results of one server's checks of a message (RFC 8601 §2.2).
 *
 * @param server the authserv-id of that server (RFC 8601 §2.5)
 * @param methods the results; empty if nothing was checked
 */
public record AuthenticationResults(String server, List<MethodResult> methods) {

  public static final String NAME = "Authentication-Results";

  /** The only version (RFC 8601 §2.2). */
  static final int VERSION = 1;

  public AuthenticationResults {
    methods = List.copyOf(methods);
  }

  /** Parses a field's value. Returns empty if it is malformed or of a later version. */
  public static Optional<AuthenticationResults> parse(String value) {
    return new ResultsReader(value).read();
  }

  /** Returns the whole field, folded and with its line end, always in ASCII. */
  public String field() {
    return new ResultsWriter().write(this);
  }

  /** Returns the field's value, folded and without its line end, as an ARC set repeats it. */
  public String value() {
    String field = field();
    return field.substring(NAME.length() + 1).strip();
  }
}
