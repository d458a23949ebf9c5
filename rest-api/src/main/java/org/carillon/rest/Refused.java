package org.carillon.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** A request that cannot be understood; answered with its problem. */
final class Refused extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  Refused(Problem problem) {
    super(problem.detail(), problem.response());
  }

  Refused(Response response) {
    super(response);
  }
}
