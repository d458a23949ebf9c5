package org.carillon.bench.silent;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;

/**
 * A way for a node to stop responding and to come back.
 *
 * @param name the failure
 * @param node the node
 * @param begin cuts the database off from it
 * @param end undoes that
 */
record Silence(String name, CarillonServer node, Runnable begin, Runnable end) {

  /** The address of the cut-off node's database connections; nothing else uses it. */
  static final String CUT_ADDRESS = "127.0.77.1";

  private static final Duration BOUND = Duration.ofSeconds(5);

  /** The process is stopped: a debugger, a paused machine, a disk that hangs. */
  static Silence frozen(CarillonServer node) {
    return new Silence(
        "frozen", node, () -> node.processes().freezeServer(), () -> node.processes().thawServer());
  }

  /**
   * Packets between it and the database are dropped in both directions without an error: an
   * unplugged cable. The node's connections must come from {@link #CUT_ADDRESS}. Needs root.
   */
  static Silence cutOff(CarillonServer node) {
    return new Silence("cut off", node, () -> blackHole("add"), () -> blackHole("del"));
  }

  /** Returns whether this machine can cut a node off. */
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
