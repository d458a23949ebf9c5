package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.recovery.DeletedMail;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.Recovery;
import org.carillon.recovery.RecoverySelection;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Rendering;

/** An account's expunged messages and deleted mailboxes. */
@Path("/accounts/{address}/deleted-mail")
public class DeletedMailResource {
  @Inject Recovery recovery;
  @Inject SignedIn who;

  /** Lists what can be restored. */
  @GET
  public Response list(@PathParam("address") String address, @QueryParam("since") String since) {
    return Rendering.all(
        recovery.list(who.caller(), address, PastTime.read("since", Optional.ofNullable(since))),
        DeletedMailResource::shown);
  }

  @POST
  public Response recover(@PathParam("address") String address, Fields fields) {
    var selection =
        new RecoverySelection(
            fields.optionalText("mailbox"),
            PastTime.read("since", fields.optionalText("since")),
            fields.optionalText("as"));
    fields.end();
    return Rendering.shown(
        recovery.recover(who.caller(), address, selection), DeletedMailResource::shown);
  }

  private static JsonObject shown(DeletedMail mail) {
    return Json.createObjectBuilder()
        .add("mailbox", mail.mailbox())
        .add("withMailbox", mail.withMailbox())
        .add("messages", mail.messages())
        .add("octets", mail.octets())
        .add("deleted", mail.at().toString())
        .build();
  }

  private static JsonObject shown(Recovered recovered) {
    return Json.createObjectBuilder()
        .add("mailboxes", Json.createArrayBuilder(recovered.mailboxes()))
        .add("messages", recovered.messages())
        .build();
  }
}
