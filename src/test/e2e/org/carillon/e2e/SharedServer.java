package org.carillon.e2e;

import java.nio.file.Path;
import java.util.Map;
import org.carillon.testbed.CarillonServer;

/**
 * One server for all tests of a process that do not damage it, started on first use and stopped
 * when the process ends. Two processes run tests at a time (see the POM), so there are two such
 * servers.
 */
final class SharedServer {

  private static final PortOffset OFFSET =
      Integer.getInteger("carillon.e2e.process", 1) == 1
          ? PortOffset.SHARED
          : PortOffset.SHARED_BY_OTHERS;

  /** The only other host whose certificate it trusts. */
  static final String OUTSIDE = "outside.test";

  private static CarillonServer server;
  private static Path outsideKeys;

  private SharedServer() {}

  static synchronized CarillonServer get() {
    if (server == null) {
      outsideKeys = OutsideHost.keys(freshHome("outside"), OUTSIDE);
      server =
          CarillonServer.start(
              freshHome("shared"),
              OFFSET.value(),
              Map.of(
                  "CARILLON_DOMAIN",
                  "first.test",
                  "JDK_JAVA_OPTIONS",
                  String.join(" ", OutsideHost.trust(outsideKeys))));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }

  static synchronized Path outsideKeys() {
    CarillonServer started = get();
    return outsideKeys;
  }

  /** A home that no earlier run has used. */
  static Path freshHome(String name) {
    return CarillonServer.tree().resolve("src/test/target/homes/" + name + "-" + System.nanoTime());
  }
}
