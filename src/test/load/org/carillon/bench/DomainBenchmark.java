package org.carillon.bench;

import java.util.List;
import org.carillon.testbed.CarillonServer;

/**
 * A WildFly domain of two hosts, each in a network namespace, updated while mail comes in: the
 * script {@code src/test/load/domain/run}.
 */
final class DomainBenchmark implements Benchmark {
  @Override
  public String name() {
    return "domain";
  }

  @Override
  public String title() {
    return "a domain of two hosts, updated one server after another under load; as root";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    return new ProcessBuilder(CarillonServer.tree().resolve("src/test/load/domain/run").toString())
            .inheritIO()
            .start()
            .waitFor()
        == 0;
  }
}
