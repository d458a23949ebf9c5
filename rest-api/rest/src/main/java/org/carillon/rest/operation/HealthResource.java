package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.carillon.health.Health;
import org.carillon.health.HealthChecks;
import org.carillon.json.Json;
import org.carillon.rest.access.Open;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Shown;

/**
 * Liveness and readiness, for load balancers and monitoring; open to all. Details of a part may
 * name folders, nodes and hosts: these are for server administrators, and for the launcher on the
 * same machine, which knows the token with which it started the server.
 */
@Open
@Path("/health")
public class HealthResource {
  /** The header with the launcher's token. */
  static final String TOKEN = "Carillon-Health-Token";

  @Inject HealthChecks checkUp;
  @Inject SignedIn signedIn;
  @Context HttpServletRequest request;

  /** 200 as long as requests are answered at all. */
  @GET
  @Path("live")
  public Response live() {
    return Response.ok("{\"status\":\"live\"}", MediaType.APPLICATION_JSON).build();
  }

  /**
   * 200 if all parts work, else 503; either way lists the parts, within three seconds even if one
   * hangs, and then without details if the caller could not be authenticated.
   */
  @GET
  @Path("ready")
  public Response ready() {
    List<Health> parts = checkUp.parts();
    boolean ready = parts.stream().allMatch(Health::ready);
    var array = Json.createArrayBuilder();
    boolean told = isTold();
    parts.forEach(part -> array.add(told ? Shown.of(part) : Shown.briefly(part)));
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

  private boolean isTold() {
    return signedIn.isServerAdministrator()
        || isLaunchers(System.getProperty("carillon.health.token", ""), request.getHeader(TOKEN));
  }

  /** Returns true if the server was started with a token and it is the one shown. */
  static boolean isLaunchers(String ours, String shown) {
    return !ours.isEmpty()
        && shown != null
        && MessageDigest.isEqual(
            ours.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
