package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.account.Administrator;
import org.carillon.account.Administrators;
import org.carillon.account.NewAdministrator;
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

/** Administrators. */
@Path("/administrators")
public class AdministratorResource {
  @Inject Administrators administrators;
  @Inject Tokens tokens;
  @Inject PresentPassword present;
  @Inject SignedIn who;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  /** Lists. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(administrators.list(who.caller(), paging.request()), Shown::of);
  }

  /** Makes one. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @POST
  public Response create(Fields fields) {
    var administrator =
        new NewAdministrator(
            fields.text("name"), fields.optionalText("password"), fields.optionalText("domain"));
    var caller = present.caller(fields);
    fields.end();
    return Rendering.made(
        administrators.create(caller, administrator),
        Shown::of,
        uri,
        made -> made.name(),
        Administrator::version);
  }

  /** Shows one. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @GET
  @Path("{name}")
  public Response find(@PathParam("name") String name) {
    return Rendering.versioned(
        administrators.find(who.caller(), name), Shown::of, Administrator::version);
  }

  /** Gives one a new password. */
  @Conditional
  @PATCH
  @Path("{name}")
  public Response change(@PathParam("name") String name, Fields fields) {
    String password = fields.text("password");
    var caller = present.caller(fields);
    fields.end();
    return Rendering.versioned(
        IfMatch.guard(
            headers, version -> administrators.changePassword(caller, name, password, version)),
        Shown::of,
        Administrator::version);
  }

  /** Signs one out everywhere. */
  @DELETE
  @Path("{name}/sessions")
  public Response signOut(@PathParam("name") String name) {
    return Rendering.gone(tokens.signOutEverywhere(who.caller(), name));
  }

  /** Takes the right away. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @Conditional
  @DELETE
  @Path("{name}")
  public Response delete(@PathParam("name") String name) {
    return Rendering.gone(
        IfMatch.guard(headers, version -> administrators.delete(who.caller(), name, version)));
  }
}
