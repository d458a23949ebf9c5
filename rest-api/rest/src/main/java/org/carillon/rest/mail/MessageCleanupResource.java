package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.recovery.cleanup.Cleanup;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.recovery.cleanup.Cleanups;
import org.carillon.recovery.cleanup.FoundMessage;
import org.carillon.recovery.cleanup.MessageCriteria;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.task.TaskState;

/** Finds a message in all mailboxes, removes and restores it. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/message-cleanups")
public class MessageCleanupResource {
  private static final String A_WEEK = "PT168H";

  /** A tolerance for INTERNALDATEs ahead of this clock. */
  private static final Duration AHEAD = Duration.ofDays(1);

  @Inject Cleanups cleanups;
  @Inject SignedIn who;

  /** Starts a search. */
  @POST
  public Response find(Fields fields, @Context UriInfo uri) {
    Optional<String> part = fields.optionalText("subjectContains");
    MessageCriteria traits =
        new MessageCriteria(
            fields.optionalText("messageId"),
            fields.optionalText("sender"),
            part.or(() -> fields.optionalText("subject")),
            part.isPresent(),
            fields.optionalText("sha256"),
            fields.optionalText("url"));
    Optional<String> until = fields.optionalText("until");
    CleanupCriteria criteria =
        new CleanupCriteria(
            fields.optionalText("domain"),
            traits,
            PastTime.read("since", fields.optionalText("since").or(() -> Optional.of(A_WEEK))),
            until.isPresent() ? PastTime.read("until", until) : Instant.now().plus(AHEAD));
    fields.end();
    return Rendering.made(
        cleanups.find(who.caller(), criteria), MessageCleanupResource::shown, uri, Cleanup::id);
  }

  /** Lists searches. */
  @GET
  public Response list() {
    return Rendering.all(cleanups.list(who.caller()), MessageCleanupResource::shown);
  }

  /** Returns the progress of a search. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("id") String id) {
    return Rendering.shown(cleanups.show(who.caller(), id), MessageCleanupResource::shown);
  }

  /** Returns the present places of the messages that it found. */
  @GET
  @Path("/{id}/messages")
  public Response messages(@PathParam("id") String id) {
    return Rendering.shown(cleanups.preview(who.caller(), id), MessageCleanupResource::shown);
  }

  /** Removes or restores the messages that it found. */
  @POST
  @Path("/{id}")
  public Response act(@PathParam("id") String id, Fields fields) {
    String action = fields.text("action");
    fields.end();
    return Rendering.shown(
        switch (action) {
          case "remove" -> cleanups.remove(who.caller(), id);
          case "restore" -> cleanups.restore(who.caller(), id);
          default ->
              throw new Refused(
                  Problem.at(422, "action", "unknown", "The action must be remove or restore."));
        },
        MessageCleanupResource::shown);
  }

  private static JsonObject shown(Cleanup cleanup) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("id", cleanup.id());
    CleanupCriteria criteria = cleanup.criteria();
    MessageCriteria traits = criteria.traits();
    criteria.domain().ifPresent(name -> json.add("domain", name));
    traits.messageId().ifPresent(text -> json.add("messageId", text));
    traits.sender().ifPresent(text -> json.add("sender", text));
    traits
        .subject()
        .ifPresent(text -> json.add(traits.isPart() ? "subjectContains" : "subject", text));
    traits.sha256().ifPresent(text -> json.add("sha256", text));
    traits.url().ifPresent(text -> json.add("url", text));
    json.add("since", criteria.since().toString())
        .add("until", criteria.until().toString())
        .add("askedBy", cleanup.askedBy())
        .add("asked", cleanup.asked().toString())
        .add("found", cleanup.found())
        .add("cut", cleanup.isCut());
    cleanup
        .latest()
        .ifPresent(
            task ->
                json.add("work", task.kind())
                    .add("task", task.id())
                    .add("done", task.report().done())
                    .add("of", task.report().most()));
    return json.add(
            "state", cleanup.latest().map(task -> task.state()).orElse(TaskState.DONE).word())
        .add("troubles", Json.createArrayBuilder(cleanup.troubles()))
        .build();
  }

  private static JsonObject shown(CleanupPreview preview) {
    var first = Json.createArrayBuilder();
    preview.first().forEach(one -> first.add(shown(one)));
    return Json.createObjectBuilder()
        .add("messages", preview.messages())
        .add("mailboxes", preview.mailboxes())
        .add("accounts", preview.accounts())
        .add("removed", preview.removed())
        .add("items", first)
        .build();
  }

  private static JsonObject shown(FoundMessage message) {
    return Json.createObjectBuilder()
        .add("account", message.account())
        .add("mailbox", message.mailbox())
        .add("uid", message.uid())
        .add("subject", message.subject())
        .add("sender", message.sender())
        .add("received", message.received().toString())
        .build();
  }
}
