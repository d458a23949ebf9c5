package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.account.token.Tokens;
import org.carillon.rest.access.ObjectCall;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** What whoever can sign in has open. */
@Path("/{" + ObjectCall.TYPE + ":accounts|administrators}/{key}/sessions")
public class SessionResource {
  @Inject Tokens tokens;
  @Inject SignedIn who;

  /** Signs one out everywhere. */
  @DELETE
  public Response signOut(@PathParam("key") String key) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), key));
  }
}
