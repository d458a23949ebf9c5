package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.MayBeLeftOut;
import org.carillon.rest.kit.Rendering;
import org.carillon.search.SearchIndex;
import org.carillon.search.SearchStats;

/** The search index of the responding node. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/search")
public class SearchResource {
  @Inject SearchIndex index;
  @Inject SignedIn who;

  @GET
  public Response stats() {
    return Rendering.shown(index.stats(who.caller()), SearchResource::shown);
  }

  /** Rebuilds it, of one account or of all. */
  @POST
  @Path("rebuild")
  public Response rebuild(@MayBeLeftOut Fields fields) {
    var account = fields.optionalText("account");
    fields.end();
    return Rendering.shown(index.rebuild(who.caller(), account), SearchResource::shown);
  }

  private static JsonObject shown(SearchStats stats) {
    return Json.createObjectBuilder()
        .add("node", stats.node())
        .add("messages", stats.messages())
        .add("octets", stats.octets())
        .add("lag", stats.lag())
        .add("sound", stats.sound())
        .add("state", stats.state())
        .build();
  }
}
