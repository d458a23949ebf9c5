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

/** Changes an account's address; it stays the same account. */
@Path("/accounts/{address}/rename")
public class AccountRenameResource {
  @Inject Renames renames;
  @Inject SignedIn who;

  @AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
  @POST
  public Response rename(@PathParam("address") String address, Fields fields) {
    String to = fields.text("to");
    boolean keepsOld = fields.optionalSwitch("keepOld").orElse(true);
    fields.end();
    return Rendering.shown(
        renames.account(who.caller(), address, to, keepsOld),
        renamed -> Json.createObjectBuilder().add("address", renamed.address()).build());
  }
}
