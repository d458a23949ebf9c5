package org.carillon.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses bodies that say they are in another charset than UTF-8, which JSON is always in (RFC 8259
 * §8.1): read as UTF-8 they might be something else.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class Utf8Filter implements ContainerRequestFilter {
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    boolean read = resource.getResourceMethod().isAnnotationPresent(Consumes.class);
    MediaType type = read ? context.getMediaType() : null;
    String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new Refused(
          Problem.at(
              415, "Content-Type", "charset", "Send JSON in UTF-8, not in " + charset + "."));
    }
  }
}
