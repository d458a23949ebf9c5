package org.carillon.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * A problem detail (RFC 9457). Its type is {@code about:blank}, so the title is the status's own.
 *
 * @param status the HTTP status
 * @param detail what is wrong, in a sentence for the person who sent the request
 * @param field the field, parameter or header at fault; an extension member
 * @param code a short stable word for the reason; an extension member
 */
record Problem(int status, String detail, Optional<String> field, Optional<String> code) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String detail) {
    return new Problem(status, detail, Optional.empty(), Optional.empty());
  }

  /** What the caller may not do, and why. */
  static Problem refused(String code, String detail) {
    return new Problem(403, detail, Optional.empty(), Optional.of(code));
  }

  static Problem at(int status, String field, String code, String detail) {
    return new Problem(status, detail, Optional.of(field), Optional.of(code));
  }

  JsonObject json() {
    var json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title())
            .add("status", status)
            .add("detail", detail);
    field.ifPresent(name -> json.add("field", name));
    code.ifPresent(word -> json.add("code", word));
    return json.build();
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(json().toString()).build();
  }

  private String title() {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Unprocessable Content" : known.getReasonPhrase();
  }
}
