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
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.rest.access.For;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

/** Domains. */
@Path("/domains")
public class DomainResource {
  @Inject Domains domains;
  @Inject SignedIn who;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  /** Lists. */
  @For(For.Whom.ADMINISTRATORS)
  @GET
  public Response list(@BeanParam Paging paging) {
    return Rendering.page(domains.list(who.caller(), paging.request()), Shown::of);
  }

  /** Makes one. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @POST
  public Response create(Fields fields) {
    var domain = new NewDomain(fields.text("name"), fields.optionalText("description").orElse(""));
    fields.end();
    return Rendering.made(
        domains.create(who.caller(), domain), Shown::of, uri, made -> made.name(), Domain::version);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  public Response find(@PathParam("name") String name) {
    return Rendering.versioned(domains.find(who.caller(), name), Shown::of, Domain::version);
  }

  /** Changes one. */
  @Conditional
  @PATCH
  @Path("{name}")
  public Response change(@PathParam("name") String name, Fields fields) {
    fields.lasting("enabled");
    var change =
        new DomainChange(
            fields.newTexts("aliases"),
            fields.newText("description"),
            fields.optionalSwitch("enabled"));
    fields.end();
    return Rendering.versioned(
        IfMatch.guard(headers, version -> domains.change(who.caller(), name, change, version)),
        Shown::of,
        Domain::version);
  }

  /** Deletes one. */
  @For(For.Whom.SERVER_ADMINISTRATORS)
  @Conditional
  @DELETE
  @Path("{name}")
  public Response delete(@PathParam("name") String name) {
    return Rendering.gone(
        IfMatch.guard(headers, version -> domains.delete(who.caller(), name, version)));
  }
}
