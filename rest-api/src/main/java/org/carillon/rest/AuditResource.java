package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.carillon.audit.Audit;

/** The book of changes. */
@Path("/audit")
public class AuditResource {
  private static final int PAGE = 100;

  @Inject Audit audit;
  @Inject SignedIn who;

  /** Lists, newest first. */
  @GET
  public Response list(@QueryParam("before") @DefaultValue("9223372036854775807") long before) {
    var items = Json.createArrayBuilder();
    audit
        .list(who.caller(), OptionalLong.of(before), PAGE)
        .forEach(each -> items.add(Shown.of(each)));
    return Response.ok(
            Json.createObjectBuilder().add("items", items).build().toString(),
            MediaType.APPLICATION_JSON)
        .build();
  }
}
