package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.identity.token.Tokens;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** What administrators have open. */
@Path("/administrators/{name}/sessions")
public class SessionResource {
  @Inject Tokens tokens;
  @Inject SignedIn who;

  /** Signs one out everywhere. */
  @DELETE
  public Response signOut(@PathParam("name") String name) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), name));
  }
}
