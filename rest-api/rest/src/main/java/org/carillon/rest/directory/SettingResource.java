package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.settings.Scope;

/** The server's settings. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/settings")
public class SettingResource {
  @Inject SettingsView sheets;
  @Context HttpHeaders headers;

  @GET
  public Response show() {
    return sheets.show(Scope.server());
  }

  @Conditional
  @PATCH
  public Response change(Fields fields) {
    return sheets.change(Scope.server(), fields, headers);
  }
}
