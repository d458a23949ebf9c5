package org.carillon.launcher.port;

import java.net.URI;

/** Where the launcher itself reaches what it started. */
public final class Endpoints {
  private Endpoints() {}

  /** The web server: on loopback when it listens everywhere, else where it was told to. */
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
