package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.identity.token.Tokens;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** The open sessions of administrators. */
@Path("/administrators/{name}/sessions")
public class SessionResource {
  @Inject Tokens tokens;
  @Inject SignedIn who;

  @DELETE
  public Response signOut(@PathParam("name") String name) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), name));
  }
}
