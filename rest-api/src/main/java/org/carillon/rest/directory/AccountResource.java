package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.NewAccount;
import org.carillon.account.token.Tokens;
import org.carillon.rest.access.For;
import org.carillon.rest.access.PresentPassword;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

/** Accounts. */
@Path("/accounts")
public class AccountResource {
  @Inject Accounts accounts;
  @Inject Tokens tokens;
  @Inject PresentPassword present;
  @Inject SignedIn who;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  /** Lists. */
  @For(For.Whom.ADMINISTRATORS)
  @GET
  public Response list(@QueryParam("domain") String domain, @BeanParam Paging paging) {
    return Rendering.page(
        accounts.list(who.caller(), Optional.ofNullable(domain), paging.request()), Shown::of);
  }

  /** Makes one. */
  @For(For.Whom.ADMINISTRATORS)
  @POST
  public Response create(Fields fields) {
    var account =
        new NewAccount(
            fields.text("address"),
            fields.text("password"),
            fields.optionalText("displayName").orElse(""),
            fields.optionalSwitch("enabled").orElse(true));
    fields.end();
    return Rendering.made(
        accounts.create(who.caller(), account),
        Shown::of,
        uri,
        made -> made.address(),
        Account::version);
  }

  /** Shows one. */
  @GET
  @Path("{address}")
  public Response find(@PathParam("address") String address) {
    return Rendering.versioned(accounts.find(who.caller(), address), Shown::of, Account::version);
  }

  /** Changes one. */
  @Conditional
  @PATCH
  @Path("{address}")
  public Response change(@PathParam("address") String address, Fields fields) {
    fields.lasting("password", "enabled");
    var change =
        new AccountChange(
            fields.optionalText("password"),
            fields.newText("displayName"),
            fields.optionalSwitch("enabled"));
    var caller = present.caller(fields);
    fields.end();
    return Rendering.versioned(
        IfMatch.guard(headers, version -> accounts.change(caller, address, change, version)),
        Shown::of,
        Account::version);
  }

  /** Signs one out everywhere. */
  @DELETE
  @Path("{address}/sessions")
  public Response signOut(@PathParam("address") String address) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), address));
  }

  /** Deletes one. */
  @Conditional
  @DELETE
  @Path("{address}")
  public Response delete(@PathParam("address") String address) {
    return Rendering.gone(
        IfMatch.guard(headers, version -> accounts.delete(who.caller(), address, version)));
  }
}
