package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** Refuses conditions where unsupported: else they might be ignored (RFC 9110 §13.1.1, §13.1.2). */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class Preconditions implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    if (resource.getResourceClass().isAnnotationPresent(Open.class)) {
      return;
    }
    boolean conditional =
        resource.getResourceMethod().isAnnotationPresent(Conditional.class)
            && ObjectCall.of(resource, context.getUriInfo())
                .map(ObjectCall::isConditional)
                .orElse(true);
    if (!conditional) {
      refuse(context, HttpHeaders.IF_MATCH);
    }
    if (!READING.contains(context.getMethod())) {
      refuse(context, HttpHeaders.IF_NONE_MATCH);
    }
  }

  private static void refuse(ContainerRequestContext context, String field) {
    if (context.getHeaderString(field) != null) {
      throw new Refused(
          Problem.at(400, field, "unsupported", field + " is not supported here. Leave it out."));
    }
  }
}
