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
import org.carillon.policy.verdict.Finding;
import org.carillon.rest.access.For;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** What became of messages, and why. */
@For(For.Whom.ADMINISTRATORS)
@Path("/message-traces/{id}")
public class MessageTraceResource {
  private static final double NANOS_A_MILLISECOND = 1_000_000;

  @Inject MessageTraces traces;
  @Inject SignedIn who;

  /** Shows what is known of a message. */
  @GET
  public Response find(@PathParam("id") String id) {
    return Rendering.all(traces.find(who.caller(), id), MessageTraceResource::shown);
  }

  private static JsonObject shown(MessageTrace trace) {
    var checks = Json.createArrayBuilder();
    trace.checks().forEach(check -> checks.add(check(check)));
    var findings = Json.createArrayBuilder();
    trace.findings().forEach(finding -> findings.add(finding(finding)));
    return Json.createObjectBuilder()
        .add("id", trace.trace())
        .add("messageId", trace.messageId())
        .add("at", trace.at().toString())
        .add("client", trace.client())
        .add("from", trace.sender())
        .add("to", Json.createArrayBuilder(trace.recipients()))
        .add("handling", trace.handling().word())
        .add("points", trace.points())
        .add("checks", checks)
        .add("findings", findings)
        .build();
  }

  private static JsonObject check(MessageTrace.Check check) {
    return Json.createObjectBuilder()
        .add("name", check.name())
        .add("outcome", check.outcome())
        .add("reason", check.reason())
        .add("milliseconds", check.took().toNanos() / NANOS_A_MILLISECOND)
        .build();
  }

  private static JsonObject finding(Finding finding) {
    return Json.createObjectBuilder()
        .add("check", finding.check())
        .add("points", finding.points())
        .add("demand", finding.demand().word())
        .add("reason", finding.reason())
        .build();
  }
}
