package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.carillon.listener.StrictTransport;
import org.carillon.listener.WebClients;

/** What every answer says: not to be kept, guessed at, or shown inside another page. */
@Provider
public class AnswerHeaders implements ContainerResponseFilter {
  @Inject StrictTransport strictTransport;
  @Inject WebClients clients;
  @Context HttpServletRequest asked;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (SignInFilter.client(clients, asked).secure()) {
      strictTransport
          .value(request.getUriInfo().getBaseUri().getHost())
          .ifPresent(value -> headers.putSingle(StrictTransport.FIELD, value));
    }
    if (!headers.containsKey("Content-Security-Policy")) {
      headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
