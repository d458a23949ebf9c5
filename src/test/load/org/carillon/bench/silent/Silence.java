package org.carillon.bench.silent;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;

/**
 * A way for a node to fall silent and to be back.
 *
 * @param name what happens to it
 * @param node the node
 * @param begin from now on the database hears nothing of it
 * @param end undoes that
 */
record Silence(String name, CarillonServer node, Runnable begin, Runnable end) {

  /** Where the node that is cut off speaks to the database from; nobody else does. */
  static final String CUT_ADDRESS = "127.0.77.1";

  private static final Duration BOUND = Duration.ofSeconds(5);

  /** The process is stopped: a debugger, a paused machine, a disk that hangs. */
  static Silence frozen(CarillonServer node) {
    return new Silence(
        "frozen", node, () -> node.processes().freezeServer(), () -> node.processes().thawServer());
  }

  /**
   * Nothing passes between it and the database, in either direction, and nobody is told: a cable
   * that was pulled. The node's connections have to come from {@link #CUT_ADDRESS}. Needs root.
   */
  static Silence cutOff(CarillonServer node) {
    return new Silence("cut off", node, () -> blackHole("add"), () -> blackHole("del"));
  }

  /** Whether a node can be cut off here. */
  static boolean canBeCutOff() {
    try {
      blackHole("add");
      blackHole("del");
      return true;
    } catch (IllegalStateException | UncheckedIOException refused) {
      return false;
    }
  }

  private static void blackHole(String verb) {
    Command.run(
            BOUND, List.of("ip", "route", verb, "blackhole", CUT_ADDRESS + "/32", "table", "local"))
        .orFail();
  }
}
