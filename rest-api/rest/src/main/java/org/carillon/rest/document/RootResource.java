package org.carillon.rest.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.rest.access.Open;

/** Redirects from the documented base address to the description. */
@Open
@Path("/")
public class RootResource {
  @Context UriInfo uri;

  /** Redirects to the description for humans, which links to the one for programs. */
  @GET
  public Response docs() {
    return Response.seeOther(uri.getBaseUriBuilder().path("docs").build()).build();
  }
}
