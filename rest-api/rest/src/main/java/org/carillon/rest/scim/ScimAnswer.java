package org.carillon.rest.scim;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * What a request is answered.
 *
 * @param status the HTTP status
 * @param body what is sent; empty for nothing
 * @param tag its version
 * @param location where it is
 */
record ScimAnswer(
    int status, Optional<JsonObject> body, Optional<String> tag, Optional<String> location) {

  static ScimAnswer of(JsonObject body) {
    return new ScimAnswer(200, Optional.of(body), Optional.empty(), Optional.empty());
  }

  static ScimAnswer nothing(int status) {
    return new ScimAnswer(status, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
