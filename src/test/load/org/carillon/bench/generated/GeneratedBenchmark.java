package org.carillon.bench.generated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;

/** Runs five minutes of generated DAV requests, and some that are written by hand. */
public final class GeneratedBenchmark implements Benchmark {

  @Override
  public String name() {
    return "dav-fuzz";
  }

  @Override
  public String title() {
    return "generated requests of DAV, and bombs in objects [seconds, 300] [seed, 1]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Duration duration =
        Duration.ofSeconds(words.isEmpty() ? 300 : Long.parseLong(words.getFirst()));
    long seed = words.size() < 2 ? 1 : Long.parseLong(words.get(1));
    Path folder = BenchFolder.fresh("dav-fuzz");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      GeneratedRun run = new GeneratedRun(server);
      List<String> wrong = run.at(duration, seed);
      run.statuses()
          .forEach((status, count) -> System.out.printf("  %d: %,d answers%n", status, count));
      List<String> bombs = new ObjectBombs(server).wrong();
      System.out.printf("%d things wrong%n", wrong.size() + bombs.size());
      wrong.forEach(sentence -> System.out.println("  " + sentence));
      bombs.forEach(sentence -> System.out.println("  " + sentence));
      return wrong.isEmpty() && bombs.isEmpty();
    }
  }
}
