package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.RewindChange;
import org.carillon.recovery.Rewinds;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Rendering;

/** Restores an account's mail to an earlier moment. */
@Path("/accounts/{address}/rewinds")
public class RewindResource {
  @Inject Rewinds rewinds;
  @Inject SignedIn who;

  @POST
  public Response begin(@PathParam("address") String address, Fields fields, @Context UriInfo uri) {
    String to = fields.text("to");
    fields.end();
    return Rendering.made(
        rewinds.begin(who.caller(), address, PastTime.read("to", Optional.of(to))),
        RewindResource::shown,
        uri,
        Rewind::id);
  }

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(rewinds.list(who.caller(), address), RewindResource::shown);
  }

  /** Returns the changes that a rewind would make now. */
  @GET
  @Path("/preview")
  public Response preview(@PathParam("address") String address, @QueryParam("to") String to) {
    return Rendering.all(
        rewinds.preview(
            who.caller(), address, PastTime.read("to", Optional.of(to == null ? "" : to))),
        RewindResource::shown);
  }

  /** Returns the progress of a rewind. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("address") String address, @PathParam("id") String id) {
    return Rendering.shown(rewinds.find(who.caller(), address, id), RewindResource::shown);
  }

  private static JsonObject shown(RewindChange change) {
    var json =
        Json.createObjectBuilder()
            .add("mailbox", change.mailbox())
            .add("fate", change.fate().name().toLowerCase(Locale.ROOT));
    change.before().ifPresent(name -> json.add("before", name));
    return json.add("comes", change.comes())
        .add("goes", change.goes())
        .add("reflagged", change.reflagged())
        .build();
  }

  private static JsonObject shown(Rewind rewind) {
    var json =
        Json.createObjectBuilder()
            .add("id", rewind.id())
            .add("account", rewind.account())
            .add("to", rewind.to().toString())
            .add("state", rewind.state().name().toLowerCase(Locale.ROOT))
            .add("started", rewind.started().toString());
    rewind.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.add("steps", rewind.steps())
        .add("ofSteps", rewind.ofSteps())
        .add("mailboxes", rewind.mailboxes())
        .add("returned", rewind.returned())
        .add("removed", rewind.removed())
        .add("reflagged", rewind.reflagged())
        .add("troubles", Json.createArrayBuilder(rewind.troubles()))
        .build();
  }
}
