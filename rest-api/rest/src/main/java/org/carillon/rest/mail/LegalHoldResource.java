package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.recovery.Hold;
import org.carillon.recovery.Holds;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Holds on an account and its mailboxes. */
@Path("/accounts/{address}/holds")
public class LegalHoldResource {
  @Inject Holds holds;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(holds.list(who.caller(), address), LegalHoldResource::shown);
  }

  @POST
  public Response place(@PathParam("address") String address, Fields fields) {
    var mailbox = fields.optionalText("mailbox");
    String reason = fields.text("reason");
    fields.end();
    return Rendering.shown(
        holds.place(who.caller(), address, mailbox, reason), LegalHoldResource::shown);
  }

  @DELETE
  public Response lift(
      @PathParam("address") String address, @QueryParam("mailbox") String mailbox) {
    return Rendering.gone(holds.lift(who.caller(), address, Optional.ofNullable(mailbox)));
  }

  private static JsonObject shown(Hold hold) {
    var json = Json.createObjectBuilder();
    hold.mailbox().ifPresent(name -> json.add("mailbox", name));
    return json.add("reason", hold.reason()).add("placed", hold.placed().toString()).build();
  }
}
