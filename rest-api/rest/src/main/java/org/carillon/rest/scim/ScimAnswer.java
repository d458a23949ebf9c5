package org.carillon.rest.scim;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The response to a request.
 *
 * @param body the body; empty for none
 * @param tag the resource's version
 * @param location the resource's address
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
