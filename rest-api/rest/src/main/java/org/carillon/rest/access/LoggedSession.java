package org.carillon.rest.access;

import jakarta.servlet.annotation.WebFilter;
import org.carillon.http.access.LoggedRequest;

/** Gives each request an id that marks it as a REST request. */
@WebFilter("/*")
public class LoggedSession extends LoggedRequest {
  private static final long serialVersionUID = 1L;

  /** For the container. */
  public LoggedSession() {
    super("rest-");
  }
}
