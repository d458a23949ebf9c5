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
import org.carillon.account.Accounts;
import org.carillon.settings.Scope;

/** An account's settings. */
@Path("/accounts/{address}/settings")
public class AccountSettingResource {
  @Inject SettingSheets sheets;
  @Context HttpHeaders headers;
  @Inject Accounts accounts;
  @Inject SignedIn who;

  @PathParam("address")
  String address;

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
        accounts.find(who.caller(), address),
        account -> then.apply(Scope.account(account.domain(), account.id())));
  }
}
