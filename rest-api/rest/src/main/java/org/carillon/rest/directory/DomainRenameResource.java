package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.account.renaming.Renames;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Renames a domain, which stays the same domain. */
@Path("/domains/{name}/rename")
public class DomainRenameResource {
  @Inject Renames renames;
  @Inject SignedIn who;

  @AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
  @POST
  public Response rename(@PathParam("name") String name, Fields fields) {
    String to = fields.text("to");
    boolean keepsOld = fields.optionalSwitch("keepOld").orElse(true);
    fields.end();
    return Rendering.shown(
        renames.domain(who.caller(), name, to, keepsOld),
        renamed -> Json.createObjectBuilder().add("name", renamed.name()).build());
  }
}
