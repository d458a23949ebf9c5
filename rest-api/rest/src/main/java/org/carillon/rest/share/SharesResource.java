package org.carillon.rest.share;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.json.Json;
import org.carillon.mailbox.share.CollectionShare;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** The shares of a collection, for those who administer it. */
@Path("/accounts/{address}/collections/{collection}/shares")
public class SharesResource {
  @Inject SharedCollections shared;
  @Inject CollectionShares shares;

  /** Lists them without the owner. */
  @GET
  public Response list(
      @PathParam("address") String account, @PathParam("collection") String collection) {
    return Rendering.all(
        shared
            .found(account, collection)
            .then(found -> shares.shares(shared.caller(), account, found.entry().id())),
        SharesResource::json);
  }

  /** Shares it with an account or group, replacing an earlier share. */
  @POST
  public Response share(
      @PathParam("address") String account,
      @PathParam("collection") String collection,
      Fields fields) {
    Identifier with = with(fields.text("with"));
    ShareLevel level = level(fields.text("level"));
    NewShare.Arrival arrival =
        fields.optionalSwitch("invite").orElse(false)
            ? NewShare.Arrival.ASKED
            : NewShare.Arrival.AT_ONCE;
    String title = fields.optionalText("title").orElse("");
    fields.end();
    return Rendering.shown(
        shared
            .found(account, collection)
            .then(
                found ->
                    shares.share(
                        shared.caller(),
                        account,
                        found.entry().id(),
                        new NewShare(with, level, arrival, title))),
        SharesResource::json);
  }

  private static ShareLevel level(String text) {
    return Arrays.stream(ShareLevel.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        "level",
                        "unknown",
                        "The level must be busy, read, add, change or administer.")));
  }

  private static Identifier with(String text) {
    if (text.isEmpty() || text.length() > Identifier.MOST_CHARS) {
      throw new Refused(
          Problem.at(422, "with", "malformed", "The field “with” is empty or too long."));
    }
    return new Identifier(text, false);
  }

  @DELETE
  public Response end(
      @PathParam("address") String account,
      @PathParam("collection") String collection,
      @QueryParam("with") String with) {
    Identifier whom = with(Optional.ofNullable(with).orElse(""));
    return Rendering.gone(
        shared
            .found(account, collection)
            .then(found -> shares.end(shared.caller(), account, found.entry().id(), whom)));
  }

  private static JsonObject json(CollectionShare share) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("with", share.with().toString())
            .add("rights", share.rights().letters());
    share.level().ifPresent(level -> json.add("level", level.name().toLowerCase(Locale.ROOT)));
    share
        .invitation()
        .ifPresent(asked -> json.add("invitation", asked.state().name().toLowerCase(Locale.ROOT)));
    return json.build();
  }
}
