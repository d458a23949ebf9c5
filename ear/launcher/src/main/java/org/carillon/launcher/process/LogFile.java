package org.carillon.launcher.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/** The output files of a child process: their size is limited, and one old file is kept. */
public final class LogFile {
  private static final long LIMIT = 10 * 1024 * 1024;
  private static final String NOTHING = "its log is empty";
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");
  private static final Pattern ERROR =
      Pattern.compile("ERROR|FATAL|Exception: |Error: |^carillon: ");

  private LogFile() {}

  /** Rotates the file before its writer starts. */
  public static void turnOver(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > LIMIT) {
      Files.move(file, predecessor(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Shortens the file while its writer goes on, which opened it to append: the content is copied,
   * then truncated. Output written in that moment is lost.
   */
  public static void keepSmall(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) <= LIMIT) {
      return;
    }
    Files.copy(file, predecessor(file), StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private static Path predecessor(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  /** The last line that mentions an error, else the last line that is not empty. */
  public static String lastWord(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NOTHING;
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .map(line -> COLOUR.matcher(line).replaceAll("").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.reversed().stream()
        .filter(line -> ERROR.matcher(line).find())
        .findFirst()
        .orElse(lines.isEmpty() ? NOTHING : lines.getLast());
  }
}
