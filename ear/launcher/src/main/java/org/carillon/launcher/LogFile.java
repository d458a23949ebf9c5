package org.carillon.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Files that a child process writes its output to: kept from growing over the years, one
 * predecessor is kept.
 */
final class LogFile {
  private static final long LIMIT = 10 * 1024 * 1024;

  private LogFile() {}

  /** Before its writer starts. */
  static void turnOver(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > LIMIT) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last line with something in it. */
  static String lastLine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "it wrote nothing";
    }
    List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it wrote nothing" : lines.getLast().strip();
  }
}
