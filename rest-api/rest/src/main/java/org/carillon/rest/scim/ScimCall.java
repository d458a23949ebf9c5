package org.carillon.rest.scim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;

/**
 * A request, by itself or in a bulk.
 *
 * @param path the path below the service's own
 * @param body the body; empty for none
 * @param ifMatch the versions that are accepted
 * @param ifNoneMatch the versions that the client has
 * @param base the service's address
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

  ScimCall {
    path = List.copyOf(path);
    query = Map.copyOf(query);
  }

  Complex said() {
    return body.orElseThrow(() -> ScimError.syntax("The body is missing."));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns a segment of the path; empty after its end. */
  String part(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  /** Returns true if a tag of the field is this one, weak or strong (RFC 7644 §3.14). */
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
