package org.carillon.rest.signin;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Codes by which account owners set a new password. */
@Path("/accounts/{address}/password-reset")
public class PasswordResetResource {
  @Inject ForgottenPasswords passwords;
  @Inject SignedIn who;

  /** Creates one to be handed over; it is shown only in this response. */
  @POST
  public Response reset(@PathParam("address") String address, Fields fields) {
    fields.end();
    return Rendering.shown(passwords.reset(who.caller(), address), PasswordResetResource::json);
  }

  static JsonObject json(ResetCode code) {
    return Json.createObjectBuilder()
        .add("account", code.account())
        .add("code", code.code())
        .add("link", code.link())
        .add("expires", code.expires().toString())
        .build();
  }
}
