package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;

/**
 * The webmail and the administration, driven by a browser (src/test/e2e/browser) and by a text
 * browser.
 */
class WebIT {
  private static final Duration BOUND = Duration.ofMinutes(8);

  private final CarillonServer server = SharedServer.get();

  @Test
  void browserDrivesBothApplications() {
    drive("webmail.test.mjs", "letters.test.mjs", "reading.test.mjs", "sharing.test.mjs");
  }

  @Test
  void browserShowsEveryPageAtEveryWidth() {
    drive("widths.test.mjs");
  }

  @Test
  void browserAdministersTheServer() {
    drive("desk.test.mjs");
  }

  @Test
  void browserFindsWhatAReaderSeeks() {
    drive("found.test.mjs");
  }

  @Test
  void browserLooksAfterTheStore() {
    drive("store.test.mjs");
  }

  @Test
  void browserAdministersADomain() {
    drive("domain.test.mjs");
  }

  private void drive(String... tests) {
    Path scripts = CarillonServer.tree().resolve("src/test/e2e/browser").toAbsolutePath();
    if (!Files.isDirectory(scripts.resolve("node_modules"))) {
      Command.run(
              BOUND,
              List.of(
                  OutsideTool.NPM.path(),
                  "ci",
                  "--no-audit",
                  "--no-fund",
                  "--prefix",
                  scripts.toString()))
          .orFail();
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.NODE.path(),
                "--test",
                "--test-timeout=450000",
                "--test-concurrency=1"));
    for (String test : tests) {
      words.add(scripts.resolve(test).toString());
    }
    Command tested =
        Command.run(
            BOUND,
            words,
            "",
            Map.of(
                "CARILLON_WEB", address(),
                "CARILLON_SMTP_PORT", String.valueOf(server.port("smtp")),
                "CARILLON_ADMIN_PASSWORD", server.adminPassword(),
                "CARILLON_CHROMIUM", OutsideTool.CHROMIUM.path()));
    assertThat(tested.exit()).as(tested.output()).isZero();
  }

  @Test
  void textBrowserShowsTheSignInForm() {
    Command shown =
        Command.run(
            Duration.ofSeconds(60),
            List.of(
                OutsideTool.W3M.path(),
                "-o",
                "ssl_verify_server=0",
                "-dump",
                address() + "/sign-in"));
    assertThat(shown.output()).contains("Carillon", "Address", "Password", "Sign in");
  }

  private String address() {
    return "https://localhost:" + server.port("https");
  }
}
