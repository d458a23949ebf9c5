package org.carillon.bench.generated;

import java.util.Map;
import java.util.Optional;

/**
 * What came back on a connection.
 *
 * @param status the status code
 * @param fields its header, names in small letters, the last of each name
 * @param body in ISO 8859-1, octet for octet
 */
record RawAnswer(int status, Map<String, String> fields, String body) {

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Whether the server ends the connection behind it. */
  boolean isLast() {
    return field("connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
