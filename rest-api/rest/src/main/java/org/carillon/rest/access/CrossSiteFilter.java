package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.carillon.contract.net.WebOrigin;
import org.carillon.rest.kit.Problem;

/** Refuses changes sent by other sites' pages, to which browsers add remembered credentials. */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class CrossSiteFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext context) {
    boolean foreign =
        WebOrigin.isForeign(
            context.getHeaderString("Sec-Fetch-Site"),
            context.getHeaderString("Origin"),
            context.getHeaderString(HttpHeaders.HOST));
    if (foreign && !SAFE.contains(context.getMethod())) {
      context.abortWith(
          Problem.refused("cross-site", "Cross-site requests cannot change anything here.")
              .response());
    }
  }
}
