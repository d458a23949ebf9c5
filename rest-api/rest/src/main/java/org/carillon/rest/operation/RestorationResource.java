package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreRequest;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Restorations from backups. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/restorations")
public class RestorationResource {
  @Inject Backups backups;
  @Inject SignedIn who;

  @POST
  public Response begin(Fields fields, @Context UriInfo uri) {
    var request =
        new RestoreRequest(
            fields.text("backup"),
            fields.optionalText("account"),
            fields.optionalText("mailbox"),
            fields.optionalText("into"),
            fields.optionalText("below"),
            fields.optionalSwitch("over").orElse(false),
            fields.optionalSwitch("exact").orElse(false));
    fields.end();
    return Rendering.made(
        backups.restore(who.caller(), request), RestorationResource::shown, uri, Restoration::id);
  }

  /** Lists the latest. */
  @GET
  public Response list() {
    return Rendering.all(backups.restorations(who.caller()), RestorationResource::shown);
  }

  /** Returns the progress of a restoration. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("id") String id) {
    return Rendering.shown(backups.restoration(who.caller(), id), RestorationResource::shown);
  }

  private static JsonObject shown(Restoration restoration) {
    var json =
        Json.createObjectBuilder()
            .add("id", restoration.id())
            .add("backup", restoration.request().backup())
            .add("ready", restoration.ready())
            .add("accounts", Json.createArrayBuilder(restoration.accounts()))
            .add("ofAccounts", restoration.ofAccounts())
            .add("state", restoration.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .add("started", restoration.started().toString());
    restoration.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.add("mailboxes", restoration.mailboxes())
        .add("mailboxesLeftAlone", restoration.leftAlone())
        .add("messages", restoration.messages())
        .add("removedMailboxes", restoration.removed().mailboxes())
        .add("removedMessages", restoration.removed().messages())
        .add("troubles", Json.createArrayBuilder(restoration.troubles()))
        .build();
  }
}
