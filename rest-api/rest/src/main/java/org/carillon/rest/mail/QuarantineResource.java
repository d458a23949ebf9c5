package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.transport.quarantine.Quarantine;
import org.carillon.transport.quarantine.QuarantinedMessage;

/** The messages in an account's quarantine. */
@Path("/accounts/{address}/quarantine")
public class QuarantineResource {
  @Inject Quarantine quarantine;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(quarantine.list(who.caller(), address), message -> json(message).build());
  }

  /** Sends the account the list of its quarantine. */
  @POST
  public Response send(@PathParam("address") String address, Fields fields) {
    String action = fields.text("action");
    fields.end();
    if (!action.equals("send-list")) {
      throw new Refused(Problem.at(422, "action", "unknown", "The action must be send-list."));
    }
    return Rendering.shown(
        quarantine.sendList(who.caller(), address),
        messages -> Json.createObjectBuilder().add("messages", messages).build());
  }

  /** Shows the header and the text of a message. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("address") String address, @PathParam("id") String id) {
    return Rendering.shown(
        quarantine
            .header(who.caller(), address, id)
            .then(
                header ->
                    quarantine
                        .text(who.caller(), address, id)
                        .map(
                            text ->
                                Json.createObjectBuilder()
                                    .add("id", id)
                                    .add("header", header)
                                    .add("text", text)
                                    .build())),
        shown -> shown);
  }

  /** Releases or deletes a message, or allows or blocks its sender. */
  @POST
  @Path("/{id}")
  public Response act(
      @PathParam("address") String address, @PathParam("id") String id, Fields fields) {
    String action = fields.text("action");
    fields.end();
    return Rendering.shown(
        switch (action) {
          case "release" -> quarantine.release(who.caller(), address, id);
          case "allow" -> quarantine.allow(who.caller(), address, id);
          case "block" -> quarantine.block(who.caller(), address, id);
          case "delete" -> quarantine.delete(who.caller(), address, id);
          default ->
              throw new Refused(
                  Problem.at(
                      422,
                      "action",
                      "unknown",
                      "The action must be release, allow, block or delete."));
        },
        message -> json(message).build());
  }

  private static JsonObjectBuilder json(QuarantinedMessage message) {
    return Json.createObjectBuilder()
        .add("id", message.id())
        .add("from", message.from())
        .add("sender", message.sender())
        .add("to", message.to())
        .add("subject", message.subject())
        .add("arrived", message.arrived().toString())
        .add("size", message.size())
        .add("reason", message.reason())
        .add("releasable", message.isReleasable());
  }
}
