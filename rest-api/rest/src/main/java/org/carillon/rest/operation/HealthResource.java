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
import org.carillon.health.CheckUp;
import org.carillon.health.Health;
import org.carillon.json.Json;
import org.carillon.rest.access.Open;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Shown;

/**
 * Whether the server lives and is ready, for load balancers and watchers; open to all. What a part
 * says of itself may name folders, nodes and hosts: that is for who administers the server, and for
 * the launcher on the same machine, which knows the token it started the server with.
 */
@Open
@Path("/health")
public class HealthResource {
  /** The header in which the launcher shows its token. */
  static final String TOKEN = "Carillon-Health-Token";

  @Inject CheckUp checkUp;
  @Inject SignedIn signedIn;
  @Context HttpServletRequest request;

  /** 200 as long as requests are answered at all. */
  @GET
  @Path("live")
  public Response live() {
    return Response.ok("{\"status\":\"live\"}", MediaType.APPLICATION_JSON).build();
  }

  /**
   * 200 when every part can do its work, else 503; either way the parts, within three seconds even
   * when one hangs, and then without details where who asks could not be found out.
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

  /** Whether a token that was shown is the one the server was started with, if it was with one. */
  static boolean isLaunchers(String ours, String shown) {
    return !ours.isEmpty()
        && shown != null
        && MessageDigest.isEqual(
            ours.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
