package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.json.Json;
import org.carillon.recovery.DeletedMessage;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.Recovery;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** An account's expunged messages, one by one. */
@Path("/accounts/{address}/deleted-messages")
public class DeletedMessageResource {
  @Inject Recovery recovery;
  @Inject SignedIn who;

  /** Lists those that can be restored, the last expunged first. */
  @GET
  public Response list(
      @PathParam("address") String address,
      @QueryParam("mailbox") String mailbox,
      @QueryParam("after") String after) {
    return Rendering.page(
        recovery.messages(
            who.caller(), address, Optional.ofNullable(mailbox), Optional.ofNullable(after)),
        DeletedMessageResource::shown);
  }

  @POST
  public Response recover(@PathParam("address") String address, Fields fields) {
    List<String> ids =
        fields
            .optionalTexts("ids")
            .orElseThrow(
                () ->
                    new Refused(Problem.at(422, "ids", "missing", "The field “ids” is missing.")));
    fields.end();
    return Rendering.shown(
        recovery.recoverMessages(who.caller(), address, ids), DeletedMessageResource::shown);
  }

  private static JsonObject shown(RecoveredMessages recovered) {
    var refused = Json.createArrayBuilder();
    recovered.refused().forEach(one -> refused.add(shown(one)));
    return Json.createObjectBuilder()
        .add("messages", recovered.messages())
        .add("refused", refused)
        .build();
  }

  private static JsonObject shown(RecoveredMessages.Refused refused) {
    return Json.createObjectBuilder()
        .add("id", refused.id())
        .add("reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .add("detail", detail(refused.reason()))
        .build();
  }

  private static String detail(RecoveredMessages.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> "The account has deleted no such message, or it is no longer stored.";
      case PRESENT ->
          "The message is still in a mailbox of the account, or another message has its"
              + " place.";
      case MAILBOX_DELETED -> "The mailbox of the message is deleted. Restore the mailbox first.";
      case DELETED_LATER -> "The message was deleted again later, and has another id there.";
    };
  }

  private static JsonObject shown(DeletedMessage message) {
    MessageEnvelope envelope =
        message.outline().length == 0
            ? MessageEnvelope.EMPTY
            : Outline.decode(message.outline()).envelope();
    var json =
        Json.createObjectBuilder()
            .add("id", message.id())
            .add("mailbox", message.mailbox())
            .add("deleted", message.at().toString());
    message.until().ifPresent(until -> json.add("until", until.toString()));
    return json.add("received", message.date().toString())
        .add("octets", message.octets())
        .add("from", from(envelope))
        .add("subject", envelope.subject().map(DecodedText::of).orElse(""))
        .build();
  }

  private static String from(MessageEnvelope envelope) {
    return envelope.from().stream()
        .filter(Address.Mailbox.class::isInstance)
        .map(author -> DecodedText.of(((Address.Mailbox) author).address()))
        .findFirst()
        .orElse("");
  }
}
