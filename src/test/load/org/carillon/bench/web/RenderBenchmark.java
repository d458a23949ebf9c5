package org.carillon.bench.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Measures how faithfully the webmail shows newsletters and messages: pictures of both are
 * compared, each newsletter is built by its framework at run time ({@code src/test/load/render}).
 */
public final class RenderBenchmark implements Benchmark {
  private static final Duration BOUND = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "render";
  }

  @Override
  public String title() {
    return "200 newsletters and letters, as the webmail shows them and as Chromium does [how many]";
  }

  @Override
  public boolean run(List<String> words) throws IOException, InterruptedException {
    Path scripts = CarillonServer.tree().resolve("src/test/load/render").toAbsolutePath();
    Path browser = CarillonServer.tree().resolve("src/test/e2e/browser").toAbsolutePath();
    for (Path each : List.of(scripts, browser)) {
      Command.run(
              BOUND,
              List.of(
                  OutsideTool.NPM.path(),
                  "ci",
                  "--no-audit",
                  "--no-fund",
                  "--prefix",
                  each.toString()))
          .orFail();
    }
    Path folder = BenchFolder.fresh("render");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      var node =
          new ProcessBuilder(OutsideTool.NODE.path(), scripts.resolve("render.mjs").toString());
      node.environment().put("CARILLON_WEB", "https://localhost:" + server.port("https"));
      node.environment().put("CARILLON_IMAPS_PORT", String.valueOf(server.port("imaps")));
      node.environment().put("CARILLON_ADMIN_PASSWORD", server.adminPassword());
      if (!words.isEmpty()) {
        node.environment().put("CARILLON_OF", words.getFirst());
      }
      return node.inheritIO().start().waitFor() == 0;
    }
  }
}
