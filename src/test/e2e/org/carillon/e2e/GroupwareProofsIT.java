package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.bench.generated.GeneratedRun;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests some seconds of {@code ./carillon bench dav-fuzz}, and uploads by HTTP/1.1. */
class GroupwareProofsIT {

  @Test
  void generatedRequestsAreAnswered() throws Exception {
    GeneratedRun run = new GeneratedRun(SharedServer.get());
    assertThat(run.at(Duration.ofSeconds(6), System.nanoTime())).isEmpty();
    assertThat(run.statuses()).containsKeys(200, 207, 400, 404);
  }

  @Test
  void largeFilesAreUploadedByHttp11(@TempDir Path folder) throws IOException {
    CarillonServer server = SharedServer.get();
    server.createDomain("large.test");
    server.createAccount("ann@large.test", "correct horse");
    Path file = Files.write(folder.resolve("large"), new byte[9 << 20]);

    assertThat(
            sent(
                server,
                file,
                "ann@large.test:correct horse",
                "/dav/files/ann@large.test/Files/large"))
        .isEqualTo("201");
    assertThat(sent(server, file, "ann@large.test:wrong", "/dav/files/ann@large.test/Files/large"))
        .isEqualTo("401");
    assertThat(sent(server, file, "ann@large.test:correct horse", "/api/v1/domains"))
        .isEqualTo("413");
  }

  private static String sent(CarillonServer server, Path file, String who, String path) {
    return Command.run(
            Duration.ofSeconds(60),
            List.of(
                OutsideTool.CURL.path(),
                "-sk",
                "--http1.1",
                "-u",
                who,
                "-T",
                file.toString(),
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "https://localhost:" + server.port("https") + path))
        .output()
        .strip();
  }
}
