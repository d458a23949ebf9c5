package org.carillon.rest.kit;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** A request that cannot be understood; its response is the problem. */
public final class Refused extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  public Refused(Problem problem) {
    super(problem.detail(), problem.response());
  }

  public Refused(Response response) {
    super(response);
  }
}
