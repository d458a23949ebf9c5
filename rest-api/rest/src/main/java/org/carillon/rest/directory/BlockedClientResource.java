package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.identity.signin.Bar;
import org.carillon.identity.signin.Bars;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** Clients that are blocked for too many wrong passwords. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/bars")
public class BlockedClientResource {
  @Inject Bars bars;
  @Inject SignedIn who;

  @GET
  public Response list() {
    return Rendering.all(bars.list(who.caller()), BlockedClientResource::shown);
  }

  @DELETE
  @Path("{whom}")
  public Response lift(@PathParam("whom") String whom) {
    return Rendering.gone(bars.lift(who.caller(), whom));
  }

  private static JsonObject shown(Bar bar) {
    return Json.createObjectBuilder()
        .add("kind", bar.kind().name().toLowerCase(Locale.ROOT))
        .add("whom", bar.whom())
        .add("began", bar.began().toString())
        .add("ends", bar.ends().toString())
        .build();
  }
}
