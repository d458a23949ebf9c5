package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/** Sends random bytes to any port. */
final class FuzzBenchmark implements Benchmark {

  private static final List<String> SERVICES =
      List.of(
          "smtp",
          "submission",
          "submissions",
          "lmtp",
          "imap",
          "imaps",
          "pop3",
          "pop3s",
          "sip",
          "sips",
          "https");

  /** The number of pool threads that may remain: pools grow to their bound under load. */
  private static final int POOL_THREADS = 60;

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String title() {
    return "any bytes at any port, all at once [seconds, 600] [protocol…, all]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Duration each = Duration.ofSeconds(words.isEmpty() ? 600 : Long.parseLong(words.getFirst()));
    Path folder = BenchFolder.fresh("fuzz");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      FuzzRun run = new FuzzRun(server);
      long threads = new ServerJvm(server).threads();
      List<String> services = words.size() > 1 ? words.subList(1, words.size()) : SERVICES;
      List<String> wrong = run.at(services, each, 0, 1);
      services.forEach(
          service -> System.out.printf("%s: %,d inputs%n", service, run.inputs(service)));
      System.out.printf("%d things wrong%n", wrong.size());
      wrong.forEach(sentence -> System.out.println("  " + sentence));
      long now = new ServerJvm(server).threads();
      System.out.printf("platform threads: %d before, %d after%n", threads, now);
      return wrong.isEmpty() && now <= threads + POOL_THREADS;
    }
  }
}
