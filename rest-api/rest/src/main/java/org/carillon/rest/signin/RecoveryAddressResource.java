package org.carillon.rest.signin;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** The address to which codes for a forgotten password are sent; set only in the webmail. */
@Path("/accounts/{address}/recovery-address")
public class RecoveryAddressResource {
  @Inject ForgottenPasswords passwords;
  @Inject SignedIn who;

  @GET
  public Response find(@PathParam("address") String address) {
    return Rendering.shown(passwords.find(who.caller(), address), RecoveryAddressResource::json);
  }

  @DELETE
  public Response remove(@PathParam("address") String address) {
    return Rendering.gone(passwords.remove(who.caller(), address));
  }

  private static JsonObject json(Optional<RecoveryAddress> address) {
    return Json.createObjectBuilder()
        .add("address", address.map(RecoveryAddress::address).orElse(""))
        .add(
            "confirmed",
            address
                .<JsonValue>map(known -> Json.createValue(known.confirmed().toString()))
                .orElse(JsonValue.NULL))
        .build();
  }
}
