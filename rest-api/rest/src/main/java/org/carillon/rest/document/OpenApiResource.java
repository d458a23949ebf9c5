package org.carillon.rest.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.carillon.rest.access.Open;

/** The description of this interface (OpenAPI 3.1), as JSON or YAML depending on Accept. */
@Open
@Path("/openapi")
public class OpenApiResource {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String json() {
    return OpenApi.DOCUMENT.toString();
  }

  /** Returns the document as YAML (RFC 9512). */
  @GET
  @Produces("application/yaml;qs=0.9")
  public String yaml() {
    return Yaml.of(OpenApi.DOCUMENT);
  }
}
