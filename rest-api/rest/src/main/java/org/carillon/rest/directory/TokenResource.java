package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.identity.token.Tokens;
import org.carillon.json.Json;
import org.carillon.rest.access.PasswordField;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Moment;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

@Path("/tokens")
public class TokenResource {
  @Inject Tokens tokens;
  @Inject PasswordField present;
  @Inject SignedIn who;
  @Context UriInfo uri;

  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(tokens.list(who.caller(), paging.request()), Shown::of);
  }

  /** Creates one for the caller; its secret is shown only in this response. */
  @POST
  public Response create(Fields fields) {
    String label = fields.text("label");
    var expires = fields.optionalText("expires").map(text -> Moment.read("expires", text));
    var caller = present.caller(fields);
    fields.end();
    return Rendering.made(
        tokens.create(caller, label, expires),
        issued ->
            Json.createObjectBuilder(Shown.of(issued.token()))
                .add("token", issued.secret())
                .build(),
        uri,
        issued -> issued.token().id());
  }

  /** Shows the object without its secret. */
  @GET
  @Path("{id}")
  public Response find(@PathParam("id") String id) {
    return Rendering.shown(tokens.find(who.caller(), id), Shown::of);
  }

  /** Revokes one at once. */
  @DELETE
  @Path("{id}")
  public Response revoke(@PathParam("id") String id) {
    return Rendering.gone(tokens.revoke(who.caller(), id));
  }
}
