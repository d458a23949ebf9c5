package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.TraceFilter;
import org.carillon.policy.trace.TracePage;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Thresholds;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Traces of messages: their outcome, and the reasons. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/message-traces")
public class MessageTraceResource {
  private static final int MOST = 200;

  @Inject MessageTraces traces;
  @Inject SignedIn who;

  /** The latest first. */
  @GET
  public Response list(
      @QueryParam("id") @DefaultValue("") String id,
      @QueryParam("sender") @DefaultValue("") String sender,
      @QueryParam("recipient") @DefaultValue("") String recipient,
      @QueryParam("handling") String handling,
      @QueryParam("since") String since,
      @QueryParam("until") String until,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    var filter =
        new TraceFilter(
            id,
            sender,
            recipient,
            Optional.ofNullable(handling).map(MessageTraceResource::handling),
            Optional.ofNullable(since).map(text -> PastTime.read("since", Optional.of(text))),
            Optional.ofNullable(until).map(text -> PastTime.read("until", Optional.of(text))));
    return Rendering.shown(
        traces.list(
            who.caller(), filter, Optional.ofNullable(after), Math.min(Paging.number(limit), MOST)),
        MessageTraceResource::page);
  }

  private static Handling handling(String word) {
    return Handling.of(word)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        "handling",
                        "choice",
                        "The handling must be accept, tag, junk, quarantine, reject or discard.")));
  }

  private static JsonObject page(TracePage page) {
    var items = Json.createArrayBuilder();
    page.traces().forEach(each -> items.add(shown(each)));
    var object = Json.createObjectBuilder().add("items", items);
    page.next().ifPresent(next -> object.add("next", next));
    page.reached().ifPresent(at -> object.add("reached", at.toString()));
    return object.build();
  }

  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Rendering.all(traces.find(who.caller(), id), MessageTraceResource::shown);
  }

  /** Returns the actions of recipients' rules on a message. */
  @GET
  @Path("{id}/rules")
  public Response rules(@PathParam("id") String id) {
    return Rendering.all(traces.rules(who.caller(), id), MessageTraceResource::shown);
  }

  private static JsonObject shown(RuleRun run) {
    return Json.createObjectBuilder()
        .add("id", run.trace())
        .add("messageId", run.messageId())
        .add("at", run.at().toString())
        .add("recipient", run.recipient())
        .add("actions", Json.createArrayBuilder(run.actions()))
        .add("lines", Json.createArrayBuilder(run.lines()))
        .add("fault", run.fault())
        .build();
  }

  private static JsonArray thresholds(MessageTrace trace) {
    var all = Json.createArrayBuilder();
    for (Thresholds each : trace.thresholds()) {
      all.add(
          Json.createObjectBuilder()
              .add("tag", each.tag())
              .add("junk", each.junk())
              .add("quarantine", each.quarantine())
              .add("reject", each.reject())
              .add("discard", each.discard()));
    }
    return all.build();
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
        .add("thresholds", thresholds(trace))
        .add("checks", CheckResultJson.checks(trace.checks()))
        .add("findings", CheckResultJson.findings(trace.findings()))
        .build();
  }
}
