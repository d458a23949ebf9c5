package org.carillon.rest.signin;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.history.SignInSummary;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** Recent sign-ins to an account. */
@Path("/accounts/{address}/sign-ins")
public class SignInHistoryResource {
  @Inject SignInHistory history;
  @Inject SignedIn who;

  /** The latest first. */
  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(history.list(who.caller(), address), SignInHistoryResource::json);
  }

  private static JsonObject json(SignInSummary seen) {
    return Json.createObjectBuilder()
        .add("service", seen.service())
        .add("network", seen.network())
        .add("place", seen.place())
        .add("program", seen.program())
        .add("way", seen.way())
        .add("result", seen.result())
        .add("first", seen.first().toString())
        .add("last", seen.last().toString())
        .add("times", seen.times())
        .build();
  }
}
