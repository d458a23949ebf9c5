package org.carillon.mailauth.results;

import java.util.List;
import java.util.Optional;

/**
 * What one server found of a message (RFC 8601 §2.2).
 *
 * @param server the authserv-id: whose word it is (RFC 8601 §2.5)
 * @param methods none where nothing was checked
 */
public record AuthenticationResults(String server, List<MethodResult> methods) {

  /** The field's name. */
  public static final String NAME = "Authentication-Results";

  /** The one version there is (RFC 8601 §2.2). */
  static final int VERSION = 1;

  /** Copies. */
  public AuthenticationResults {
    methods = List.copyOf(methods);
  }

  /** Reads a field's value; empty for what is not of this grammar, or of a later version. */
  public static Optional<AuthenticationResults> parse(String value) {
    return new ResultsReader(value).read();
  }

  /** The whole field, folded, with its end; ASCII whatever is in it. */
  public String field() {
    return new ResultsWriter().write(this);
  }

  /** What stands behind the field's colon, folded, without its end; as chains repeat it. */
  public String value() {
    String field = field();
    return field.substring(NAME.length() + 1).strip();
  }
}
