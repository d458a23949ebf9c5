package org.carillon.rest.signin;

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
import org.carillon.identity.passkey.Passkey;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** An account's passkeys, which browsers register only in the webmail. */
@Path("/accounts/{address}/passkeys")
public class PasskeyResource {
  @Inject Passkeys passkeys;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(passkeys.list(who.caller(), address), PasskeyResource::json);
  }

  @DELETE
  @Path("/{id}")
  public Response remove(@PathParam("address") String address, @PathParam("id") String id) {
    return Rendering.gone(passkeys.remove(who.caller(), address, id));
  }

  private static JsonObject json(Passkey passkey) {
    return Json.createObjectBuilder()
        .add("id", passkey.id())
        .add("name", passkey.name())
        .add("host", passkey.host())
        .add("created", passkey.created().toString())
        .add("used", moment(passkey.used()))
        .add("from", passkey.from())
        .add("synced", passkey.synced())
        .add("suspected", moment(passkey.suspected()))
        .build();
  }

  private static JsonValue moment(Optional<Instant> moment) {
    return moment.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
