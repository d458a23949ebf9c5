package org.carillon.web.request;

import java.security.Principal;
import org.carillon.contract.identity.Caller;

/**
 * The signed-in caller as the platform passes it on: to a WebSocket, for example, which outlives
 * its request.
 *
 * @param caller the caller
 * @param secret the web session's secret
 */
public record SignedIn(Caller caller, String secret) implements Principal {
  @Override
  public String getName() {
    return caller.name();
  }

  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "SignedIn[" + getName() + "]";
  }
}
