package org.carillon.rest.access;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.carillon.http.access.RequestPeer;
import org.carillon.listener.StrictTransport;
import org.carillon.listener.WebClients;

/** Sets the headers of every response: no caching, no sniffing, no framing. */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {
  /** The headers of a response that does not set them itself. */
  public static final Map<String, String> PLAIN =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          HttpHeaders.CACHE_CONTROL,
          "no-store");

  @Inject StrictTransport strictTransport;
  @Inject WebClients clients;
  @Context HttpServletRequest asked;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    PLAIN.forEach(
        (name, value) -> {
          if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
          }
        });
    if (RequestPeer.client(clients, asked).secure()) {
      strictTransport
          .value(request.getUriInfo().getBaseUri().getHost())
          .ifPresent(value -> headers.putSingle(StrictTransport.FIELD, value));
    }
  }
}
