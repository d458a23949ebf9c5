package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.carillon.listener.ListenerStates;

/** The sockets of the node that answers. */
@Path("/listeners")
public class ListenerResource {
  @Inject ListenerStates listeners;
  @Inject SignedIn who;

  /** Lists. */
  @GET
  public Response list() {
    if (!who.caller().administersServer()) {
      return Problem.of(403, "You may not do this.").response();
    }
    var items = Json.createArrayBuilder();
    listeners.states().forEach(each -> items.add(Shown.of(each)));
    return Response.ok(
            Json.createObjectBuilder().add("items", items).build().toString(),
            MediaType.APPLICATION_JSON)
        .build();
  }
}
