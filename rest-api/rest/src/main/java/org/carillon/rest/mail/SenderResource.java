package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.json.Json;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** The senders that an account allows and blocks. */
@Path("/accounts/{address}/senders")
public class SenderResource {
  @Inject AccountSenders senders;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(senders.list(who.caller(), address), SenderResource::json);
  }

  /** Allows or blocks a sender. */
  @PUT
  @Path("/{sender}")
  public Response put(
      @PathParam("address") String address, @PathParam("sender") String sender, Fields fields) {
    SenderChoice choice =
        SenderChoice.of(fields.text("choice"))
            .orElseThrow(
                () ->
                    new Refused(
                        Problem.at(
                            422, "choice", "unknown", "The choice must be allow or block.")));
    fields.end();
    return Rendering.shown(
        senders.put(who.caller(), address, sender, choice), SenderResource::json);
  }

  /** Removes one from the list. */
  @DELETE
  @Path("/{sender}")
  public Response remove(@PathParam("address") String address, @PathParam("sender") String sender) {
    return Rendering.gone(senders.remove(who.caller(), address, sender));
  }

  private static JsonObject json(AccountSender sender) {
    return Json.createObjectBuilder()
        .add("sender", sender.sender())
        .add("choice", sender.choice().word())
        .add("since", sender.since().toString())
        .build();
  }
}
