package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  private static final String STARTED =
      """
      {"level":"INFO","message":"WFLYSRV0025: WildFly started in 4213ms"}
      """;
  private static final String FAILED =
      """
      {"level":"ERROR","message":"MSC000001: Failed to start service","stackTrace":": x.StartException\\n\\tat y\\nCaused by: a.Outer: first\\n\\tat z\\nCaused by: b.Inner: the \\"true\\" reason\\n\\tat z\\n"}
      {"level":"ERROR","message":"WFLYCTL0013: Operation failed"}
      {"level":"ERROR","message":"WFLYSRV0026: WildFly started (with errors) in 4213ms"}
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("carillon.json");
  }

  @Test
  void logLinesOfAnEarlierRunAreIgnored() throws IOException {
    Files.writeString(file, STARTED);
    ServerLog log = new ServerLog(file);
    assertThat(log.look()).isEqualTo(ServerLog.Boot.UNDER_WAY);

    append(STARTED);
    assertThat(log.look()).isEqualTo(ServerLog.Boot.DONE);
  }

  @Test
  void logLineIsReadWhenItIsComplete() throws IOException {
    ServerLog log = new ServerLog(file);
    Files.writeString(file, STARTED.substring(0, 30));
    assertThat(log.look()).isEqualTo(ServerLog.Boot.UNDER_WAY);

    append(STARTED.substring(30));
    assertThat(log.look()).isEqualTo(ServerLog.Boot.DONE);
  }

  @Test
  void rotatedLogFileIsReadFromItsStart() throws IOException {
    Files.writeString(file, "x".repeat(1000) + "\n");
    ServerLog log = new ServerLog(file);

    Files.writeString(file, STARTED);
    assertThat(log.look()).isEqualTo(ServerLog.Boot.DONE);
  }

  @Test
  void failureReasonIsTheInnermostCauseOfTheFirstError() throws IOException {
    ServerLog log = new ServerLog(file);
    Files.writeString(file, FAILED);

    assertThat(log.look()).isEqualTo(ServerLog.Boot.FAILED);
    assertThat(log.reason()).contains("b.Inner: the \"true\" reason");
  }

  @Test
  void failureReasonWithoutCauseIsTheMessage() throws IOException {
    ServerLog log = new ServerLog(file);
    Files.writeString(file, "{\"level\":\"ERROR\",\"message\":\"port \\\"x\\\" is taken\"}\n");
    log.look();

    assertThat(log.reason()).contains("port \"x\" is taken");
  }

  @Test
  void bootStagesAreReadFromTheLog() throws IOException {
    ServerLog log = new ServerLog(file);
    append("{\"message\":\"WFLYUT0018: Host default-host starting\"}\n");
    assertThat(log.look()).isEqualTo(ServerLog.Boot.UNDER_WAY);
    assertThat(log.stage()).isEqualTo(ServerLog.Stage.SERVER);

    append(
        "{\"message\":\"WFLYSRV0207: Starting subdeployment (runtime-name: \\\"core.jar\\\")\"}\n");
    log.look();
    assertThat(log.stage()).isEqualTo(ServerLog.Stage.DEPLOYMENT);
    assertThat(log.migration()).isEmpty();

    append(
        "{\"message\":\"Migrating schema \\\"public\\\" to version \\\"133 - submission key\\\"\"}\n");
    log.look();
    assertThat(log.stage()).isEqualTo(ServerLog.Stage.MIGRATION);
    assertThat(log.migration()).contains("133 - submission key");

    append("{\"message\":\"Successfully applied 1 migration to schema \\\"public\\\"\"}\n");
    log.look();
    assertThat(log.stage()).isEqualTo(ServerLog.Stage.SERVICES);
    assertThat(log.migration()).isEmpty();
    assertThat(log.lines()).isEqualTo(4);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
