package org.carillon.rest.access;

import jakarta.servlet.annotation.WebFilter;
import org.carillon.http.access.RequestIdFilter;

/** Gives each request an id that marks it as a REST request. */
@WebFilter("/*")
public class RestRequestIdFilter extends RequestIdFilter {
  private static final long serialVersionUID = 1L;

  public RestRequestIdFilter() {
    super("rest-");
  }
}
