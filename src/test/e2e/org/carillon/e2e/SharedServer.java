package org.carillon.e2e;

import java.nio.file.Path;
import java.util.Map;
import org.carillon.testbed.CarillonServer;

/**
 * One server for all tests that do not strike it, started when the first of them asks and stopped
 * when the run ends.
 */
final class SharedServer {

  /**
   * Far from the default ports, and from those of the tests that start servers of their own; moved
   * by {@code -Dcarillon.e2e.offset} where two runs share a machine.
   */
  private static final int OFFSET = Integer.getInteger("carillon.e2e.offset", 12_000);

  private static CarillonServer server;

  private SharedServer() {}

  static synchronized CarillonServer get() {
    if (server == null) {
      server =
          CarillonServer.start(
              freshHome("shared"), OFFSET, Map.of("CARILLON_DOMAIN", "first.test"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
    return server;
  }

  /** A home that no run before has used. */
  static Path freshHome(String name) {
    return CarillonServer.tree().resolve("src/test/target/homes/" + name + "-" + System.nanoTime());
  }
}
