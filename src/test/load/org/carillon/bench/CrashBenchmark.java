package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.testbed.CarillonServer;

/** kill -9 of the server, the database and both while it delivers at full speed. */
final class CrashBenchmark implements Benchmark {

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String title() {
    return "kill -9 of server, database, both during delivery [rounds of each, 20]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? 20 : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("crash");
    Set<String> broken = new TreeSet<>();
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      CrashRun run = new CrashRun(server);
      for (int round = 1; round <= rounds; round++) {
        for (Strike strike : List.of(Strike.SERVER, Strike.DATABASE, Strike.EVERYTHING)) {
          List<String> found = run.round(strike, Duration.ofSeconds(2));
          broken.addAll(found);
          System.out.printf(
              "round %d %s: %d acknowledged so far, %d broken promises%n",
              round, strike.name(), run.acknowledged(), found.size());
          found.stream().limit(10).forEach(sentence -> System.out.println("  " + sentence));
        }
      }
    }
    System.out.printf("%d promises broken%n", broken.size());
    return broken.isEmpty();
  }
}
