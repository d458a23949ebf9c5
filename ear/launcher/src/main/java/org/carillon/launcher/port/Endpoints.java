package org.carillon.launcher.port;

import java.net.URI;

/** The addresses at which the launcher reaches the processes that it started. */
public final class Endpoints {
  private Endpoints() {}

  /** The web server's address: loopback if it listens on all addresses, else the bound one. */
  public static URI local(String bind, PortPlan ports) {
    return URI.create("https://" + host(bind) + ":" + ports.port(ServerPort.HTTPS));
  }

  private static String host(String bind) {
    if (bind.equals("0.0.0.0") || bind.equals("::")) {
      return "localhost";
    }
    return bind.contains(":") ? "[" + bind + "]" : bind;
  }
}
