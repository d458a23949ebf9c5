package org.carillon.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.LoopDisk;
import org.carillon.testbed.ServerProcesses;

/** Cuts off the home's whole file system while the server delivers at full speed. */
final class PowerLossBenchmark implements Benchmark {

  private static final int MEGABYTES = 4_096;

  @Override
  public String name() {
    return "powerloss";
  }

  @Override
  public String title() {
    return "the home's file system cut off during delivery [rounds, 10]; needs root";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? 10 : Integer.parseInt(words.getFirst());
    Set<String> broken = new TreeSet<>();
    try (LoopDisk disk = LoopDisk.make(BenchFolder.fresh("powerloss"), MEGABYTES);
        CarillonServer server = CarillonServer.start(home(disk), BenchPorts.OFFSET)) {
      CrashRun run = new CrashRun(server);
      InjectedFailure powerLoss =
          new InjectedFailure(
              "power", struck -> losePower(disk, struck), struck -> returnPower(disk, struck));
      for (int round = 1; round <= rounds; round++) {
        List<String> found = run.round(powerLoss, Duration.ofSeconds(2));
        broken.addAll(found);
        System.out.printf(
            "round %d: %d acknowledged so far, %d broken promises%n",
            round, run.acknowledged(), found.size());
        found.stream().limit(10).forEach(sentence -> System.out.println("  " + sentence));
      }
    }
    System.out.printf("%d promises broken%n", broken.size());
    return broken.isEmpty();
  }

  private static Path home(LoopDisk disk) throws Exception {
    return Files.createDirectories(disk.folder().resolve("home"));
  }

  private static void losePower(LoopDisk disk, CarillonServer server) {
    disk.cutOff();
    ServerProcesses processes = server.processes();
    processes.killLauncher();
    processes.killServer();
    processes.killDatabase();
  }

  private static void returnPower(LoopDisk disk, CarillonServer server) {
    disk.comeBack();
    server.start();
  }
}
