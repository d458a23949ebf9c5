package org.carillon.rest.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.carillon.rest.access.Open;

/** The description for humans: one page without script. */
@Open
@Path("/docs")
public class DocsResource {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response page() {
    return Response.ok(DocsPage.of(OpenApi.DOCUMENT))
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  @GET
  @Path("style.css")
  @Produces("text/css;charset=utf-8")
  public InputStream style() {
    return DocsResource.class.getResourceAsStream("docs.css");
  }
}
