package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.carillon.account.bulk.AccountDeletions;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.account.bulk.DeletionSelection;
import org.carillon.account.bulk.RunningDeletion;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Large;
import org.carillon.rest.kit.Rendering;
import org.carillon.task.Task;

/** Deletes many accounts at once. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/account-deletions")
public class AccountDeletionResource {
  @Inject AccountDeletions deletions;
  @Inject SignedIn who;

  /** Starts the deletion, or lists the accounts that it would delete. */
  @POST
  public Response begin(@Large Fields fields, @Context UriInfo uri) {
    DeletionSelection selection =
        new DeletionSelection(
            fields.optionalText("domain"),
            fields.optionalText("search"),
            fields.optionalTexts("addresses").orElse(List.of()));
    boolean isPreview = fields.optionalSwitch("preview").orElse(false);
    fields.end();
    return isPreview
        ? Rendering.shown(
            deletions.preview(who.caller(), selection), AccountDeletionResource::previewed)
        : Rendering.made(
            deletions.begin(who.caller(), selection),
            AccountDeletionResource::shown,
            uri,
            begun -> begun.task().id());
  }

  /** Returns the progress of a deletion. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("id") String id) {
    return Rendering.shown(deletions.find(who.caller(), id), AccountDeletionResource::shown);
  }

  private static JsonObject previewed(DeletionCounts counts) {
    return Json.createObjectBuilder()
        .add("deleted", counts.deleted())
        .add("accounts", Json.createArrayBuilder(counts.firstDeleted()))
        .add("refused", counts.refused())
        .add("troubles", troubles(counts))
        .build();
  }

  private static JsonObject shown(RunningDeletion running) {
    Task task = running.task();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", task.id())
            .add("state", task.state().word())
            .add("askedBy", task.asker().name())
            .add("asked", task.asked().toString());
    task.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    return json.add("done", task.report().done())
        .add("of", task.report().most())
        .add("outcome", task.outcome())
        .add("deleted", running.counts().deleted())
        .add("refused", running.counts().refused())
        .add("troubles", troubles(running.counts()))
        .build();
  }

  private static JsonArrayBuilder troubles(DeletionCounts counts) {
    JsonArrayBuilder troubles = Json.createArrayBuilder();
    for (DeletionCounts.Refused one : counts.firstRefused()) {
      troubles.add(
          Json.createObjectBuilder()
              .add("address", one.address())
              .add("code", one.code())
              .add("detail", one.message()));
    }
    return troubles;
  }
}
