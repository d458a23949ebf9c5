package org.carillon.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** The scripts of {@code src/test/e2e/browser}, and what they need. */
final class BrowserScripts {
  private static final Duration BOUND = Duration.ofMinutes(8);

  private BrowserScripts() {}

  static Path folder() {
    return CarillonServer.tree().resolve("src/test/e2e/browser").toAbsolutePath();
  }

  /** Fetches what they are written with, unless it is there. */
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

  /** npm notes beside what it installed what it went by. */
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

  /** Chromium without its windows loads a page in a quarter of the time; without it, the whole. */
  static String browser() {
    return OutsideTool.CHROMIUM_HEADLESS_SHELL
        .find()
        .map(Path::toString)
        .orElseGet(OutsideTool.CHROMIUM::path);
  }
}
