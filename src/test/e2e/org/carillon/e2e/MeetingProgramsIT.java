package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests one meeting in Thunderbird, Evolution, the webmail, a bridge over IMAP and another server:
 * all agree after each step.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingProgramsIT {
  private static final String DOMAIN = "five.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofMinutes(4);
  private static final Path SCRIPTS = CarillonServer.tree().resolve("src/test/e2e");

  private CarillonServer server;
  private Path folder;
  private Sink sink;

  @BeforeAll
  void sendWhatLeavesToTheSink(@TempDir Path given) throws IOException {
    folder = given;
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    List.of("tess", "wendy", "eva", "bridget", "dan")
        .forEach(name -> server.createAccount(name + "@" + DOMAIN, PASSWORD));
    sink = new Sink(folder.resolve("sent"));
    setSmartHost("[\"%s\"]".formatted(sink.address()));
  }

  @AfterAll
  void sendNothingThereAnyMore() throws InterruptedException {
    setSmartHost("null");
    sink.close();
  }

  private void setSmartHost(String value) {
    HttpResponse<String> answer =
        server.api("PATCH", "/settings", "{\"mail.out.smart-host\": %s}".formatted(value));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void fiveProgramsSeeOneMeeting() throws IOException {
    OutsideTool.THUNDERBIRD.path();
    BrowserScripts.install();
    Path work = Files.createDirectory(folder.resolve("work"));
    Command lived =
        Command.run(
            BOUND,
            List.of(
                OutsideTool.PYTHON.path(),
                "-B",
                SCRIPTS.resolve("clients/meeting.py").toString(),
                folder.resolve("sent").toString(),
                work.toString()),
            "",
            Map.of(
                "HTTPS_PORT",
                "" + server.port("https"),
                "IMAPS_PORT",
                "" + server.port("imaps"),
                "SMTP_PORT",
                "" + server.port("smtp"),
                "MEETING_DOMAIN",
                DOMAIN,
                "MAIL_PASSWORD",
                PASSWORD,
                "NODE",
                OutsideTool.NODE.path(),
                "CARILLON_WEB",
                "https://localhost:" + server.port("https"),
                "CARILLON_CHROMIUM",
                BrowserScripts.browser()));
    assertThat(lived.exit()).as(lived.output()).isZero();
    assertThat(lived.output()).startsWith("done");
  }
}
