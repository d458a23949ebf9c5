package org.carillon.launcher.port;

import org.carillon.launcher.home.Refusal;

/**
 * The port of each service: the registered one, or, so that no privilege is needed, 2000 more for
 * those below 1024 (and 8080 and 8443 for the web), plus an offset that lets several servers run
 * side by side.
 */
public record PortPlan(int offset, boolean standard) {
  private static final int HIGHEST = 65535 - ServerPort.DATABASE.registered();

  public PortPlan {
    if (offset < 0 || offset > HIGHEST) {
      throw new Refusal("--offset takes a number from 0 to " + HIGHEST + ", not " + offset + ".");
    }
  }

  public int port(ServerPort port) {
    return base(port) + offset;
  }

  /** Returns the port without the offset. */
  public int base(ServerPort port) {
    return standard ? port.registered() : port.unprivileged();
  }
}
