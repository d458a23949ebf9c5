package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.carillon.account.Tokens;

/** Bearer tokens. */
@Path("/tokens")
public class TokenResource {
  @Inject Tokens tokens;
  @Inject PresentPassword present;
  @Inject SignedIn who;
  @Context UriInfo uri;

  /** Lists. */
  @GET
  public Response list() {
    return Rendering.all(tokens.list(who.caller()), Shown::of);
  }

  /** Makes one that stands for the caller; its secret is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(Fields fields) {
    String label = fields.text("label");
    var expires = fields.optionalText("expires").map(TokenResource::instant);
    var caller = present.caller(fields);
    fields.end();
    return Rendering.made(
        tokens.create(caller, label, expires),
        issued ->
            Json.createObjectBuilder(Shown.of(issued.token()))
                .add("token", issued.secret())
                .build(),
        uri,
        issued -> issued.token().id());
  }

  /** Ends one at once. */
  @DELETE
  @Path("{id}")
  public Response revoke(@PathParam("id") String id) {
    return Rendering.gone(tokens.revoke(who.caller(), id));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw new Refused(
          Problem.at(422, "expires", "malformed", "A time is written as 2027-01-31T12:00:00Z."));
    }
  }
}
