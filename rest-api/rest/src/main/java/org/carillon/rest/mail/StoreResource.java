package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.blob.BlobLayout;
import org.carillon.blob.SegmentUse;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.MayBeLeftOut;
import org.carillon.rest.kit.Rendering;
import org.carillon.store.Store;
import org.carillon.store.StoreStats;
import org.carillon.store.Verification;

/** The message store as a whole. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/store")
public class StoreResource {
  @Inject Store store;
  @Inject SignedIn who;

  @GET
  public Response stats() {
    return Rendering.shown(store.stats(who.caller()), StoreResource::shown);
  }

  /** Returns the use of the disk by contents. */
  @GET
  @Path("segments")
  public Response segments() {
    return Rendering.shown(store.layout(who.caller()), StoreResource::shown);
  }

  /** Returns the progress of the verification, and the known damage. */
  @GET
  @Path("verification")
  public Response verification() {
    return Rendering.shown(store.verification(who.caller()), StoreResource::shown);
  }

  /** Starts the verification; there are no options. */
  @POST
  @Path("verification")
  public Response verify(@MayBeLeftOut Fields fields) {
    fields.end();
    return Rendering.shown(store.verify(who.caller()), StoreResource::shown);
  }

  private static JsonObject shown(BlobLayout layout) {
    JsonArrayBuilder segments = Json.createArrayBuilder();
    for (SegmentUse use : layout.segments()) {
      segments.add(
          Json.createObjectBuilder()
              .add("segment", use.segment())
              .add("octets", use.octets())
              .add("live", use.live())
              .add("dead", use.dead())
              .add("state", use.state().name().toLowerCase(Locale.ROOT)));
    }
    var json = Json.createObjectBuilder().add("items", segments);
    layout.nextLook().ifPresent(look -> json.add("nextLook", look.toString()));
    return json.build();
  }

  private static JsonObject shown(StoreStats stats) {
    JsonArrayBuilder biggest = Json.createArrayBuilder();
    for (StoreStats.Holding one : stats.biggest()) {
      biggest.add(
          Json.createObjectBuilder()
              .add("account", one.account())
              .add("messages", one.messages())
              .add("octets", one.octets()));
    }
    return Json.createObjectBuilder()
        .add("accounts", stats.accounts())
        .add("mailboxes", stats.mailboxes())
        .add("messages", stats.messages())
        .add("octets", stats.octets())
        .add("contents", stats.contents().contents())
        .add("contentOctets", stats.contents().octets())
        .add("segments", stats.contents().segments())
        .add("segmentOctets", stats.contents().segmentOctets())
        .add("expunged", stats.expunged())
        .add("deletedMailboxes", stats.deletedMailboxes())
        .add("deletedMessages", stats.deletedMessages())
        .add("damaged", stats.damaged())
        .add("biggest", biggest)
        .build();
  }

  private static JsonObject shown(Verification verification) {
    JsonArrayBuilder damages = Json.createArrayBuilder();
    verification.damages().forEach(damage -> damages.add(shown(damage)));
    var json =
        Json.createObjectBuilder()
            .add("state", verification.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .add("node", verification.node());
    verification.started().ifPresent(started -> json.add("started", started.toString()));
    verification.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.add("contents", verification.contents())
        .add("ofContents", verification.ofContents())
        .add("octets", verification.octets())
        .add("repairedOutlines", verification.outlines())
        .add("repairedMailboxes", verification.mailboxes())
        .add("repairedAccounts", verification.accounts())
        .add("indexLacking", verification.index().lacking())
        .add("indexGhosts", verification.index().ghosts())
        .add("strays", Json.createArrayBuilder(verification.strays()))
        .add("damages", damages)
        .build();
  }

  private static JsonObject shown(Verification.Damage damage) {
    JsonArrayBuilder messages = Json.createArrayBuilder();
    for (Verification.Place place : damage.messages()) {
      messages.add(
          Json.createObjectBuilder()
              .add("account", place.account())
              .add("mailbox", place.mailbox())
              .add("uid", place.uid()));
    }
    return Json.createObjectBuilder()
        .add("segment", damage.segment())
        .add("file", damage.file())
        .add("position", damage.position())
        .add("fault", damage.fault())
        .add("found", damage.found().toString())
        .add("messages", messages)
        .build();
  }
}
