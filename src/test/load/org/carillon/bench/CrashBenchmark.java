package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TwoNodes;

/**
 * kill -9 of the server, the database, both, and one of two nodes, during delivery at full speed.
 */
final class CrashBenchmark implements Benchmark {

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String title() {
    return "kill -9 of server, database, both, a node during delivery [rounds of each, 20]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? 20 : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("crash");
    Set<String> broken = new TreeSet<>();
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      List<InjectedFailure> alone =
          List.of(InjectedFailure.SERVER, InjectedFailure.DATABASE, InjectedFailure.EVERYTHING);
      broken.addAll(rounds(new CrashRun(server), alone, rounds));
    }
    try (TwoNodes nodes = TwoNodes.start(folder, BenchPorts.OFFSET)) {
      broken.addAll(rounds(new CrashRun(nodes.b()), List.of(InjectedFailure.NODE), rounds));
    }
    System.out.printf("%d promises broken%n", broken.size());
    return broken.isEmpty();
  }

  private static Set<String> rounds(CrashRun run, List<InjectedFailure> strikes, int rounds)
      throws Exception {
    Set<String> broken = new TreeSet<>();
    for (int round = 1; round <= rounds; round++) {
      for (InjectedFailure strike : strikes) {
        List<String> found = run.round(strike, Duration.ofSeconds(2));
        broken.addAll(found);
        System.out.printf(
            "round %d %s: %d acknowledged so far, %d broken promises%n",
            round, strike.name(), run.acknowledged(), found.size());
        found.stream().limit(10).forEach(sentence -> System.out.println("  " + sentence));
      }
    }
    return broken;
  }
}
