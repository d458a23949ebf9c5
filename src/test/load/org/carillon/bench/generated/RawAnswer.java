package org.carillon.bench.generated;

import java.util.Map;
import java.util.Optional;

/**
 * A response on a connection.
 *
 * @param status the status code
 * @param fields its header, names in lower case, the last of each name
 * @param body in ISO 8859-1, octet for octet
 */
record RawAnswer(int status, Map<String, String> fields, String body) {

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Returns whether the server closes the connection afterwards. */
  boolean isLast() {
    return field("connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
