package org.carillon.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inputs that something was made from, written to a file when it is complete: name and content
 * of scripts, name and size of archives.
 */
record Stamp(Path file, String sources) {

  static Stamp of(Path file, Path... sources) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path source : sources) {
      text.append(Files.isDirectory(source) ? scripts(source) : archive(source));
    }
    return new Stamp(file, text.toString());
  }

  boolean isCurrent() throws IOException {
    return Files.exists(file) && Objects.equals(Files.readString(file), sources);
  }

  void write() throws IOException {
    Files.writeString(file, sources);
  }

  private static String archive(Path file) throws IOException {
    return file.getFileName() + " " + Files.size(file) + "\n";
  }

  private static String scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.sorted().collect(Collectors.toList())) {
        text.append(archive(file));
        if (file.toString().endsWith(".cli")) {
          text.append(Files.readString(file));
        }
      }
      return text.toString();
    }
  }
}
