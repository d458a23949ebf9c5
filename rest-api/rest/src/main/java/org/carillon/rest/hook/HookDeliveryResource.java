package org.carillon.rest.hook;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.carillon.hook.HookDelivery;
import org.carillon.hook.WebHooks;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** Recent messages to web hooks. */
@Path("/web-hooks/{name}/deliveries")
public class HookDeliveryResource {
  @Inject WebHooks hooks;
  @Inject SignedIn who;

  /** The newest first. */
  @GET
  public Response list(@PathParam("name") String name) {
    return Rendering.all(hooks.deliveries(who.caller(), name), HookDeliveryResource::json);
  }

  /** Posts one again. */
  @POST
  @Path("/{delivery}/redelivery")
  public Response redeliver(
      @PathParam("name") String name, @PathParam("delivery") String delivery) {
    return Rendering.shown(
        hooks.redeliver(who.caller(), name, delivery), HookDeliveryResource::json);
  }

  private static JsonObject json(HookDelivery delivery) {
    return Json.createObjectBuilder()
        .add("id", delivery.message())
        .add("type", delivery.kind())
        .add("created", delivery.created().toString())
        .add("taken", delivery.isTaken())
        .add("tries", delivery.tries())
        .add("status", delivery.answer())
        .add("why", delivery.why())
        .add("answered", moment(delivery.answered()))
        .add("next", moment(delivery.due()))
        .build();
  }

  private static JsonValue moment(Optional<Instant> at) {
    return at.<JsonValue>map(one -> Json.createValue(one.toString())).orElse(JsonValue.NULL);
  }
}
