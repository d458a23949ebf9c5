package org.carillon.rest.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.rest.access.Open;

/** The address that is written down everywhere leads to what can be done below it. */
@Open
@Path("/")
public class RootResource {
  @Context UriInfo uri;

  /** Leads to the description for people, which names the one for programs. */
  @GET
  public Response docs() {
    return Response.seeOther(uri.getBaseUriBuilder().path("docs").build()).build();
  }
}
