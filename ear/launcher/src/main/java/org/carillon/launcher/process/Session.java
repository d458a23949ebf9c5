package org.carillon.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a command in a session of its own, if the system has {@code setsid}: Ctrl-C then reaches the
 * launcher only, which ends its children in order.
 */
public final class Session {
  private Session() {}

  public static List<String> own(List<String> command) {
    List<String> all = new ArrayList<>();
    if (onPath("setsid")) {
      all.add("setsid");
    }
    all.addAll(command);
    return all;
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
