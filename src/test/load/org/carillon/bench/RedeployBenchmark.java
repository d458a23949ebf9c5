package org.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import org.carillon.testbed.CarillonServer;

/** Redeploys with open sessions: no port, thread or class loader may remain. */
final class RedeployBenchmark implements Benchmark {

  @Override
  public String name() {
    return "redeploy";
  }

  @Override
  public String title() {
    return "redeploys of the EAR under 100 open sessions [how many, 20]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Path folder = BenchFolder.fresh("redeploy");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      List<String> left =
          new RedeployRun(server).times(words.isEmpty() ? 20 : Integer.parseInt(words.getFirst()));
      left.forEach(System.out::println);
      return left.isEmpty();
    }
  }
}
