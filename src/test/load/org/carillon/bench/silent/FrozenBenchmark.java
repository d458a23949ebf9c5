package org.carillon.bench.silent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TwoNodes;

/**
 * One of two nodes stops responding with an account locked in the database: frozen, or cut off from
 * it. The other must accept the account's mail within {@link #GOAL} seconds and report meanwhile
 * what is blocked; the one that comes back must not have damaged anything.
 */
public final class FrozenBenchmark implements Benchmark {
  private static final double GOAL = 30;

  /** Long enough for the other node to consider it dead. */
  private static final Duration FOR_LONG = Duration.ofSeconds(50);

  @Override
  public String name() {
    return "frozen";
  }

  @Override
  public String title() {
    return "a node frozen, then cut off, amid a transaction [rounds of each, 5]; cut off as root";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? 5 : Integer.parseInt(words.getFirst());
    boolean held = true;
    try (TwoNodes nodes =
            TwoNodes.start(
                BenchFolder.fresh("frozen"), BenchPorts.OFFSET, Optional.of(Silence.CUT_ADDRESS));
        FrozenRun run = new FrozenRun(nodes.a())) {
      for (Silence silence : silences(nodes)) {
        CarillonServer other = silence.node() == nodes.a() ? nodes.b() : nodes.a();
        for (int round = 1; round <= rounds; round++) {
          // Every second time it stays away until the other node considers it dead.
          Duration longer = round % 2 == 0 ? FOR_LONG : Duration.ZERO;
          held &= isGood(run, round, silence.name(), run.round(silence, other, longer));
        }
      }
    }
    return held;
  }

  private static List<Silence> silences(TwoNodes nodes) {
    List<Silence> all = new ArrayList<>(List.of(Silence.frozen(nodes.a())));
    if (Silence.canBeCutOff()) {
      all.add(Silence.cutOff(nodes.b()));
    } else {
      System.out.println("No node can be cut off here: that needs root and ip(8).");
    }
    return all;
  }

  private static boolean isGood(FrozenRun run, int round, String silence, FrozenRun.Found found) {
    System.out.printf(
        "round %d %s: mail after %.1f s (goal %.0f), %s by health, back after %.1f s;"
            + " %d acknowledged so far, %d broken promises%n",
        round,
        silence,
        found.seconds(),
        GOAL,
        found.named() ? "named" : "NOT NAMED",
        found.back(),
        run.acknowledged(),
        found.broken().size());
    found.broken().stream().limit(10).forEach(sentence -> System.out.println("  " + sentence));
    return found.seconds() <= GOAL && found.named() && found.broken().isEmpty();
  }
}
