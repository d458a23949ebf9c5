package org.carillon.rest.kit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.carillon.http.Digest;

/** Answers 304 to If-None-Match (RFC 9110 §13.1.2); unversioned content has a weak tag. */
@Provider
public class NotModified implements ContainerResponseFilter {
  private static final int TAG_OCTETS = 12;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!read || response.getStatus() != 200 || !(response.getEntity() instanceof String text)) {
      return;
    }
    EntityTag tag = response.getEntityTag();
    if (tag == null) {
      tag = new EntityTag(Digest.of(text, TAG_OCTETS), true);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    }
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    String opaque = tag.getValue();
    if (known != null
        && EntityTags.parse(known).filter(tags -> tags.haveWeak(opaque)).isPresent()) {
      response.setEntity(null);
      response.setStatus(304);
    }
  }
}
