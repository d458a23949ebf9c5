package org.carillon.bench.meeting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.InjectedFailure;
import org.carillon.testbed.CarillonServer;

/** kill -9 while events are put, people invited and invitations answered. */
public final class MeetingsBenchmark implements Benchmark {
  private static final Duration SILENCE = Duration.ofSeconds(25);

  /** The load of each round; twenty make a thousand events, invitations and replies each. */
  private static final int LOAD = 150;

  private static final InjectedFailure SILENT_DATABASE =
      new InjectedFailure(
          "database, which falls silent and comes back",
          server -> {
            server.processes().freezeDatabase();
            LockSupport.parkNanos(SILENCE.toNanos());
            server.processes().thawDatabase();
          },
          server -> {});

  private static final List<InjectedFailure> STRIKES =
      List.of(
          InjectedFailure.SERVER,
          InjectedFailure.EVERYTHING,
          InjectedFailure.DATABASE,
          SILENT_DATABASE);

  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public String title() {
    return "kill -9 while people put events, invite and answer [rounds, 20] [work in each, 150]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? 20 : Integer.parseInt(words.getFirst());
    int load = words.size() < 2 ? LOAD : Integer.parseInt(words.get(1));
    Path folder = BenchFolder.fresh("meetings");
    Set<String> broken = new TreeSet<>();
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        MeetingCrashRun run = new MeetingCrashRun(server, folder)) {
      for (int round = 1; round <= rounds; round++) {
        InjectedFailure strike = STRIKES.get((round - 1) % STRIKES.size());
        long begin = System.nanoTime();
        List<String> found = run.round(strike, load);
        System.out.printf(
            "round %d %s: %s; %d broken promises, %d s%n",
            round,
            strike.name(),
            run.acknowledged(),
            found.size(),
            (System.nanoTime() - begin) / 1_000_000_000);
        found.stream()
            .filter(broken::add)
            .limit(10)
            .forEach(each -> System.out.println("  " + each));
      }
    }
    System.out.printf("%d promises broken%n", broken.size());
    return broken.isEmpty();
  }
}
