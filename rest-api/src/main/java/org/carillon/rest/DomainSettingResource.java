package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.carillon.account.Domains;
import org.carillon.settings.Scope;

/** A domain's settings. */
@Path("/domains/{name}/settings")
public class DomainSettingResource {
  @Inject SettingSheets sheets;
  @Context HttpHeaders headers;
  @Inject Domains domains;
  @Inject SignedIn who;

  @PathParam("name")
  String name;

  /** Shows them. */
  @GET
  public Response show() {
    return at(sheets::show);
  }

  /** Changes some. */
  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, FieldsReader.MERGE_PATCH})
  public Response change(Fields fields) {
    return at(scope -> sheets.change(scope, fields, headers));
  }

  private Response at(Function<Scope, Response> then) {
    return Rendering.render(
        domains.find(who.caller(), name), domain -> then.apply(Scope.domain(domain.id())));
  }
}
