package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.carillon.identity.secondfactor.SecondFactor;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** An account's second factor, which can be set up only in the webmail. */
@Path("/accounts/{address}/second-factor")
public class SecondFactorResource {
  @Inject SecondFactors factors;
  @Inject SignedIn who;

  /** Tells whether there is one, and since when. */
  @GET
  public Response find(@PathParam("address") String address) {
    return Rendering.shown(factors.find(who.caller(), address), SecondFactorResource::json);
  }

  /** Removes it for a user who has lost it. */
  @DELETE
  public Response remove(@PathParam("address") String address) {
    return Rendering.gone(factors.remove(who.caller(), address));
  }

  private static JsonObject json(Optional<SecondFactor> factor) {
    return Json.createObjectBuilder()
        .add("present", factor.filter(SecondFactor::authenticator).isPresent())
        .add("created", moment(factor.map(SecondFactor::created)))
        .add("used", moment(factor.flatMap(SecondFactor::used)))
        .add("recoveryCodes", factor.map(SecondFactor::recoveryCodes).orElse(0))
        .build();
  }

  private static JsonValue moment(Optional<Instant> moment) {
    return moment.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
