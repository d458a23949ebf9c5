package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.rest.access.For;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

/** Other addresses of accounts, telephone numbers among them. */
@Path("/aliases")
public class AliasResource {
  @Inject Aliases aliases;
  @Inject SignedIn who;
  @Context UriInfo uri;

  /** Lists. */
  @For(For.Whom.ADMINISTRATORS)
  @GET
  public Response list(@QueryParam("account") String account, @BeanParam Paging paging) {
    return Rendering.page(
        aliases.list(who.caller(), Optional.ofNullable(account), paging.request()), Shown::of);
  }

  /** Makes one. */
  @For(For.Whom.ADMINISTRATORS)
  @POST
  public Response create(Fields fields) {
    var alias =
        new Alias(
            fields.text("address"),
            kind(fields.optionalText("kind").orElse("name")),
            fields.text("target"));
    fields.end();
    return Rendering.made(
        aliases.create(who.caller(), alias), Shown::of, uri, made -> made.address());
  }

  /** Shows one. */
  @GET
  @Path("{address}")
  public Response find(@PathParam("address") String address) {
    return Rendering.shown(aliases.find(who.caller(), address), Shown::of);
  }

  /** Takes one away. */
  @DELETE
  @Path("{address}")
  public Response delete(@PathParam("address") String address) {
    return Rendering.gone(aliases.delete(who.caller(), address));
  }

  private static Alias.Kind kind(String word) {
    return switch (word) {
      case "name" -> Alias.Kind.NAME;
      case "telephone" -> Alias.Kind.TELEPHONE;
      default ->
          throw new Refused(Problem.at(422, "kind", "choice", "The kind is name or telephone."));
    };
  }
}
