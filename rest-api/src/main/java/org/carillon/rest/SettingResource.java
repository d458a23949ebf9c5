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
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Answer;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.SettingChanges;
import org.carillon.settings.Scope;

/** Settings of the server, of a domain and of an account, with the origin of each value. */
@Path("/")
public class SettingResource {
  @Inject SettingChanges settings;
  @Inject Domains domains;
  @Inject Accounts accounts;
  @Inject SignedIn who;
  @Context HttpHeaders headers;

  /** Shows the server's. */
  @GET
  @Path("settings")
  public Response ofServer() {
    return show(Scope.server());
  }

  /** Changes the server's. */
  @PATCH
  @Path("settings")
  @Consumes({MediaType.APPLICATION_JSON, FieldsReader.MERGE_PATCH})
  public Response changeOfServer(Fields fields) {
    return change(Scope.server(), fields);
  }

  /** Shows a domain's. */
  @GET
  @Path("domains/{name}/settings")
  public Response ofDomain(@PathParam("name") String name) {
    return atDomain(name, this::show);
  }

  /** Changes a domain's. */
  @PATCH
  @Path("domains/{name}/settings")
  @Consumes({MediaType.APPLICATION_JSON, FieldsReader.MERGE_PATCH})
  public Response changeOfDomain(@PathParam("name") String name, Fields fields) {
    return atDomain(name, scope -> change(scope, fields));
  }

  /** Shows an account's. */
  @GET
  @Path("accounts/{address}/settings")
  public Response ofAccount(@PathParam("address") String address) {
    return atAccount(address, this::show);
  }

  /** Changes an account's. */
  @PATCH
  @Path("accounts/{address}/settings")
  @Consumes({MediaType.APPLICATION_JSON, FieldsReader.MERGE_PATCH})
  public Response changeOfAccount(@PathParam("address") String address, Fields fields) {
    return atAccount(address, scope -> change(scope, fields));
  }

  private Response atDomain(String name, Function<Scope, Response> then) {
    Answer<Domain> found = domains.find(who.caller(), name);
    return Rendering.render(found, domain -> then.apply(Scope.domain(domain.id())));
  }

  private Response atAccount(String address, Function<Scope, Response> then) {
    Answer<Account> found = accounts.find(who.caller(), address);
    return Rendering.render(
        found, account -> then.apply(Scope.account(account.domain(), account.id())));
  }

  private Response show(Scope scope) {
    return Rendering.versioned(
        settings.list(who.caller(), scope), SettingText::json, SettingChanges.Sheet::version);
  }

  private Response change(Scope scope, Fields fields) {
    return Rendering.versioned(
        settings.change(
            who.caller(), scope, SettingText.changes(fields.all()), Rendering.demanded(headers)),
        SettingText::json,
        SettingChanges.Sheet::version);
  }
}
