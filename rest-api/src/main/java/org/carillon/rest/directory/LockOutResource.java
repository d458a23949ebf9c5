package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.account.session.AccountSessions;
import org.carillon.account.session.LockOut;
import org.carillon.account.session.LockedOut;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** The kill switch of an account. */
@Path("/accounts/{address}/lock-out")
public class LockOutResource {
  @Inject AccountSessions sessions;
  @Inject SignedIn who;

  /** Ends all that an account has open, and says what that was. */
  @POST
  public Response lockOut(@PathParam("address") String address, Fields fields) {
    var how =
        new LockOut(
            fields.optionalSwitch("suspend").orElse(false),
            fields.optionalSwitch("deleteQueued").orElse(false));
    fields.end();
    return Rendering.shown(sessions.lockOut(who.caller(), address, how), LockOutResource::json);
  }

  private static JsonObject json(LockedOut done) {
    return Json.createObjectBuilder()
        .add("address", done.address())
        .add("connections", done.connections())
        .add("webSessions", done.webSessions())
        .add("tokens", done.tokens())
        .add("applicationPasswords", done.applicationPasswords())
        .add("phones", done.phones())
        .add("queued", done.queued())
        .add("suspended", done.suspended())
        .build();
  }
}
