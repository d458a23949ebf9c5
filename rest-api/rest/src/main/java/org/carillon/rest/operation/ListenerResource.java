package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.listener.ListenerStates;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/listeners")
public class ListenerResource {
  @Inject ListenerStates listeners;
  @Inject SignedIn who;

  @GET
  public Response list() {
    return Rendering.all(listeners.states(who.caller()), Shown::of);
  }
}
