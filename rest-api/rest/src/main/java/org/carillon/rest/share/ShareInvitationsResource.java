package org.carillon.rest.share;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Collections of others to which an account is invited, or whose invitation it declined. */
@Path("/accounts/{address}/share-invitations")
public class ShareInvitationsResource {
  @Inject SharedCollections shared;
  @Inject CollectionShares shares;

  @GET
  public Response list(@PathParam("address") String account) {
    return Rendering.all(
        shares.invitations(shared.caller(), account), ShareInvitationsResource::json);
  }

  /** Accepts or declines one, or changes the answer. */
  @PATCH
  @Path("/{invitation}")
  public Response answer(
      @PathParam("address") String account,
      @PathParam("invitation") String invitation,
      Fields fields) {
    boolean accepts = accepts(fields.text("state"));
    fields.end();
    return Rendering.shown(
        found(account, invitation)
            .then(
                one ->
                    shares
                        .answer(shared.caller(), account, one.collection(), accepts)
                        .then(_ -> found(account, invitation))),
        ShareInvitationsResource::json);
  }

  private Answer<ShareInvitation> found(String account, String uid) {
    return shares
        .invitations(shared.caller(), account)
        .then(
            all ->
                all.stream()
                    .filter(one -> one.uid().equals(uid))
                    .findFirst()
                    .<Answer<ShareInvitation>>map(Answer.Done::new)
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("invitation", uid))));
  }

  private static boolean accepts(String state) {
    return switch (state) {
      case "accepted" -> true;
      case "declined" -> false;
      default ->
          throw new Refused(
              Problem.at(422, "state", "unknown", "The state must be accepted or declined."));
    };
  }

  private static JsonObject json(ShareInvitation invitation) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", invitation.uid())
            .add("collection", String.valueOf(invitation.collection()))
            .add("kind", CollectionsResource.written(invitation.kind()))
            .add("name", invitation.name().path())
            .add("owner", invitation.owner())
            .add("state", invitation.state().name().toLowerCase(Locale.ROOT))
            .add("title", invitation.title());
    invitation.level().ifPresent(level -> json.add("level", level.name().toLowerCase(Locale.ROOT)));
    invitation.invited().ifPresent(at -> json.add("invited", at.toString()));
    return json.build();
  }
}
