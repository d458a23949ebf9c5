package org.carillon.rest.rule;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Finds errors in a script, which is not stored. */
@Path("/script-checks")
public class ScriptCheckResource {
  @Inject ScriptAccess scripts;
  @Inject ScriptOwnerFields owners;
  @Inject SignedIn who;

  @POST
  public Response check(Fields fields) {
    byte[] script = fields.text("script").getBytes(StandardCharsets.UTF_8);
    return Rendering.gone(
        owners.of(fields).then(owner -> scripts.check(who.caller(), owner, script)));
  }
}
