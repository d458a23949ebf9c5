package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.rest.access.For;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** What became of messages, and why. */
@For(For.Whom.ADMINISTRATORS)
@Path("/message-traces/{id}")
public class MessageTraceResource {
  @Inject MessageTraces traces;
  @Inject SignedIn who;

  /** Shows what is known of a message. */
  @GET
  public Response find(@PathParam("id") String id) {
    return Rendering.all(traces.find(who.caller(), id), MessageTraceResource::shown);
  }

  private static JsonObject shown(MessageTrace trace) {
    return Json.createObjectBuilder()
        .add("id", trace.trace())
        .add("messageId", trace.messageId())
        .add("at", trace.at().toString())
        .add("client", trace.client())
        .add("from", trace.sender())
        .add("to", Json.createArrayBuilder(trace.recipients()))
        .add("handling", trace.handling().word())
        .add("points", trace.points())
        .add("checks", FindingJson.checks(trace.checks()))
        .add("findings", FindingJson.findings(trace.findings()))
        .build();
  }
}
