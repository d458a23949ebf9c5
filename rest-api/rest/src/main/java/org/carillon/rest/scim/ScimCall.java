package org.carillon.rest.scim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;

/**
 * A request, by itself or one of many.
 *
 * @param method how
 * @param path to what, below the service's own
 * @param query its parameters
 * @param body what was sent; empty for nothing
 * @param ifMatch which versions it is for
 * @param ifNoneMatch which versions are known
 * @param caller who asks
 * @param base where the service is
 */
record ScimCall(
    String method,
    List<String> path,
    Map<String, String> query,
    Optional<Complex> body,
    Optional<String> ifMatch,
    Optional<String> ifNoneMatch,
    Caller caller,
    String base) {

  /** Copies. */
  ScimCall {
    path = List.copyOf(path);
    query = Map.copyOf(query);
  }

  /** What was sent. */
  Complex said() {
    return body.orElseThrow(() -> ScimError.syntax("There is no body."));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** A part of the path; empty behind its end. */
  String part(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  /** Whether one of the tags of a field is this, whatever it promises (RFC 7644 §3.14). */
  static boolean names(String field, String tag) {
    String opaque = tag.replaceFirst("^W/", "");
    for (String each : field.split(",")) {
      String one = each.strip();
      if (one.equals("*") || one.replaceFirst("^W/", "").equals(opaque)) {
        return true;
      }
    }
    return false;
  }
}
