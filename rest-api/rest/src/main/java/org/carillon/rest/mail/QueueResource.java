package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Asked;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.transport.queue.Queue;
import org.carillon.transport.queue.QueueFilter;
import org.carillon.transport.queue.QueuePage;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.transport.queue.QueuedRecipient;

/** Queued mail: outgoing messages, and those that a local account could not yet accept. */
@Path("/queue")
public class QueueResource {
  private static final int MOST = 200;

  @Inject Queue queue;
  @Inject SignedIn who;

  /** Lists, oldest first. */
  @AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
  @GET
  public Response list(
      @QueryParam("sender") @DefaultValue("") String sender,
      @QueryParam("recipient") @DefaultValue("") String recipient,
      @QueryParam("held") @DefaultValue("false") String held,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    return Rendering.shown(
        queue.list(
            who.caller(),
            new QueueFilter(
                sender,
                recipient,
                Asked.isOn("held", held) ? QueueFilter.Only.HELD : QueueFilter.Only.ANY),
            Optional.ofNullable(after),
            Math.min(Paging.number(limit), MOST)),
        QueueResource::page);
  }

  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Rendering.shown(queue.get(who.caller(), id), QueueResource::message);
  }

  /** Performs an action: {@code {"action": "retry"}}. */
  @POST
  @Path("{id}")
  public Response act(@PathParam("id") String id, Fields fields) {
    String action = fields.text("action");
    var destination = fields.optionalText("destination");
    fields.end();
    var answer =
        switch (action) {
          case "retry" -> queue.retryNow(who.caller(), id);
          case "hold" -> queue.hold(who.caller(), id);
          case "release" -> queue.release(who.caller(), id);
          case "give-up" -> queue.giveUp(who.caller(), id);
          case "reroute" ->
              queue.reroute(
                  who.caller(),
                  id,
                  destination.orElseThrow(
                      () ->
                          new Refused(
                              Problem.at(
                                  422,
                                  "destination",
                                  "missing",
                                  "The field “destination” is missing."))));
          default ->
              throw new Refused(
                  Problem.at(
                      422,
                      "action",
                      "choice",
                      "The action must be retry, hold, release, give-up or reroute."));
        };
    return Rendering.shown(answer, QueueResource::message);
  }

  /** Removes one without telling its sender. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    return Rendering.gone(queue.delete(who.caller(), id));
  }

  private static JsonObject page(QueuePage page) {
    var items = Json.createArrayBuilder();
    page.messages().forEach(each -> items.add(message(each)));
    var object = Json.createObjectBuilder().add("items", items);
    page.next().ifPresent(next -> object.add("next", next));
    return object.build();
  }

  private static JsonObject message(QueuedMessage message) {
    var recipients = Json.createArrayBuilder();
    message.recipients().forEach(each -> recipients.add(recipient(each)));
    return Json.createObjectBuilder()
        .add("id", message.id())
        .add("from", message.from())
        .add("arrived", message.arrived().toString())
        .add("size", message.size())
        .add("priority", word(message.priority()))
        .add("held", message.held())
        .add("recipientCount", message.recipientCount())
        .add("recipients", recipients)
        .build();
  }

  private static JsonObject recipient(QueuedRecipient recipient) {
    return Json.createObjectBuilder()
        .add("address", recipient.address())
        .add("destination", recipient.destination())
        .add("work", word(recipient.work()))
        .add("attempts", recipient.attempts())
        .add("due", recipient.due().toString())
        .add("claimedBy", recipient.claimedBy())
        .add("status", recipient.status())
        .add("host", recipient.host())
        .add("reply", recipient.reply())
        .build();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
