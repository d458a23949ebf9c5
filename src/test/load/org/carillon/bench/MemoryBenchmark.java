package org.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/** The memory of a freshly started server. */
final class MemoryBenchmark implements Benchmark {

  private static final long MEGABYTE = 1 << 20;
  private static final long SERVER_GOAL = 700;
  private static final long DATABASE_GOAL = 150;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String title() {
    return "memory of a freshly started server and its database, and how long starts take";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Path folder = BenchFolder.fresh("memory");
    long begin = System.nanoTime();
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      double first = (System.nanoTime() - begin) / 1e9;
      server.stop();
      begin = System.nanoTime();
      server.start();
      double second = (System.nanoTime() - begin) / 1e9;
      long resident = server.processes().serverResidentOctets() / MEGABYTE;
      long database = server.processes().databaseOctets() / MEGABYTE;
      long heap = new ServerJvm(server).liveHeap() / MEGABYTE;
      System.out.printf("first start %.1f s, second start %.1f s (goal 15)%n", first, second);
      System.out.printf(
          "server %d MB resident (goal %d), %d MB live heap; database %d MB (goal %d)%n",
          resident, SERVER_GOAL, heap, database, DATABASE_GOAL);
      return resident < SERVER_GOAL && database < DATABASE_GOAL && second < 15;
    }
  }
}
