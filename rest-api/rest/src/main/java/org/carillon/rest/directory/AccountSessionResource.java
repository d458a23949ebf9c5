package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.token.Tokens;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** The open sessions of an account. */
@Path("/accounts/{address}/sessions")
public class AccountSessionResource {
  @Inject AccountSessions sessions;
  @Inject Tokens tokens;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(sessions.list(who.caller(), address), AccountSessionResource::json);
  }

  /** Signs the account out everywhere. */
  @DELETE
  public Response signOut(@PathParam("address") String address) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), address));
  }

  @DELETE
  @Path("/{id}")
  public Response end(@PathParam("address") String address, @PathParam("id") String id) {
    return Rendering.gone(sessions.end(who.caller(), address, id));
  }

  private static JsonObject json(OpenSession session) {
    return Json.createObjectBuilder()
        .add("id", session.id())
        .add("kind", session.kind().word())
        .add("service", session.service())
        .add("program", session.program())
        .add("from", session.from())
        .add("node", session.node())
        .add("since", moment(session.since()))
        .add("used", moment(session.used()))
        .add("until", moment(session.until()))
        .build();
  }

  private static JsonValue moment(Optional<Instant> moment) {
    return moment.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
