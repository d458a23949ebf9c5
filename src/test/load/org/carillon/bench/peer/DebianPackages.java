package org.carillon.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.testbed.Command;

/** Debian's packages unpacked outside the system: those that conflict or start daemons. */
final class DebianPackages {
  private static final Duration DOWNLOAD = Duration.ofMinutes(5);
  private static final Duration UNPACK = Duration.ofMinutes(1);

  private DebianPackages() {}

  /**
   * Fetches and unpacks some.
   *
   * @param folder their own; created if missing
   * @return the folder that acts as the system's root
   */
  static Path unpack(Path folder, List<String> packages) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.resolve("root");
    Command.run(
            DOWNLOAD,
            List.of(
                "sh",
                "-c",
                "cd " + folder + " && apt-get -q download " + String.join(" ", packages)))
        .orFail();
    try (var files = Files.newDirectoryStream(folder, "*.deb")) {
      for (Path file : files) {
        Command.run(UNPACK, List.of("dpkg", "-x", file.toString(), root.toString())).orFail();
      }
    }
    return root;
  }
}
