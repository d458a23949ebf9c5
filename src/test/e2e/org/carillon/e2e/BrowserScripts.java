package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** The scripts of {@code src/test/e2e/browser} and their dependencies. */
final class BrowserScripts {
  private static final Duration BOUND = Duration.ofMinutes(8);

  private BrowserScripts() {}

  /** Runs scripts, one after the other, against the shared server. */
  static void drive(String... tests) {
    install();
    CarillonServer server = SharedServer.get();
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.NODE.path(),
                "--test",
                "--test-timeout=450000",
                "--test-concurrency=1"));
    for (String test : tests) {
      words.add(folder().resolve(test).toString());
    }
    Command tested =
        Command.run(
            BOUND,
            words,
            "",
            Map.of(
                "CARILLON_WEB", "https://localhost:" + server.port("https"),
                "CARILLON_SMTP_PORT", String.valueOf(server.port("smtp")),
                "CARILLON_IMAPS_PORT", String.valueOf(server.port("imaps")),
                "CARILLON_IMAP", "imap://localhost:" + server.port("imap") + "/",
                "CARILLON_POP3", "pop3://localhost:" + server.port("pop3") + "/",
                "CARILLON_ADMIN_PASSWORD", server.adminPassword(),
                "CARILLON_CHROMIUM", browser(),
                "CARILLON_OUTSIDE_KEYS", SharedServer.outsideKeys().toString()));
    assertThat(tested.exit()).as(tested.output()).isZero();
  }

  static Path folder() {
    return CarillonServer.tree().resolve("src/test/e2e/browser").toAbsolutePath();
  }

  /** Installs their dependencies, if missing. */
  static void install() {
    if (isInstalled()) {
      return;
    }
    Command.run(
            BOUND,
            List.of(
                OutsideTool.NPM.path(),
                "ci",
                "--no-audit",
                "--no-fund",
                "--prefix",
                folder().toString()))
        .orFail();
  }

  /** npm notes its input beside the installed files. */
  private static boolean isInstalled() {
    Path wanted = folder().resolve("package-lock.json");
    Path present = folder().resolve("node_modules/.package-lock.json");
    return Files.exists(present) && modified(present).compareTo(modified(wanted)) >= 0;
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  /** The headless shell loads a page in a quarter of the time; without it, the full Chromium. */
  static String browser() {
    return OutsideTool.CHROMIUM_HEADLESS_SHELL
        .find()
        .map(Path::toString)
        .orElseGet(OutsideTool.CHROMIUM::path);
  }
}
