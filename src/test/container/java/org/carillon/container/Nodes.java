package org.carillon.container;

import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TwoNodes;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The two servers that all test classes share. The launcher starts them as for users, with
 * database, keys and cluster; then without the application, which each class deploys with its tests
 * inside.
 */
public final class Nodes implements LauncherSessionListener {
  /** An offset that the end-to-end tests do not use: {@code PortOffset.CONTAINER} there. */
  private static final int OFFSET = 9_000;

  private static TwoNodes nodes;

  static synchronized CarillonServer first() {
    return nodes.a();
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    start();
  }

  private static synchronized void start() {
    nodes =
        TwoNodes.start(
            CarillonServer.tree()
                .resolve("src/test/container/target/homes/nodes-" + System.nanoTime()),
            OFFSET);
    System.setProperty("carillon.container.wildfly", nodes.a().wildfly().toString());
    tell("a", nodes.a());
    tell("b", nodes.b());
  }

  private static void tell(String name, CarillonServer node) {
    String prefix = "carillon.container." + name + '.';
    System.setProperty(prefix + "management", String.valueOf(node.port("management")));
    System.setProperty(prefix + "http", String.valueOf(node.port("http")));
    node.manage("/deployment=carillon.ear:remove");
    // Arquillian's adapter needs this connector; the launcher's servers lack it.
    node.manage("/subsystem=jmx/remoting-connector=jmx:add(use-management-endpoint=true)");
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    stop();
  }

  private static synchronized void stop() {
    nodes.close();
  }
}
