package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.health.CheckUp;
import org.carillon.health.Health;

/** Whether the server lives and is ready, for load balancers and watchers; open to all. */
@Open
@Path("/health")
public class HealthResource {
  @Inject CheckUp checkUp;

  /** 200 as long as requests are answered at all. */
  @GET
  @Path("live")
  public Response live() {
    return Response.ok("{\"status\":\"live\"}", MediaType.APPLICATION_JSON).build();
  }

  /**
   * 200 when every part can do its work, else 503; either way each part's own word, within two
   * seconds even when a part hangs.
   */
  @GET
  @Path("ready")
  public Response ready() {
    List<Health> parts = checkUp.parts();
    boolean ready = parts.stream().allMatch(Health::ready);
    var array = Json.createArrayBuilder();
    parts.forEach(part -> array.add(Shown.of(part)));
    return Response.status(ready ? 200 : 503)
        .type(MediaType.APPLICATION_JSON)
        .entity(
            Json.createObjectBuilder()
                .add("status", ready ? "ready" : "not ready")
                .add("parts", array)
                .build()
                .toString())
        .build();
  }
}
