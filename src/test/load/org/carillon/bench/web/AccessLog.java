package org.carillon.bench.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.testbed.CarillonServer;

/** The server's access log, with a line for each finished request, even an abandoned one. */
final class AccessLog {
  private final Path file;
  private int seen;

  AccessLog(CarillonServer server) {
    file = server.home().resolve("log/access.log");
  }

  /** Skips what was written until now. */
  void skip() {
    seen = lines().size();
  }

  /** The number of a page's finished requests since then. */
  long done(String page) {
    return since(page).size();
  }

  /** The longest of them, in milliseconds. */
  OptionalLong longest(String page) {
    return since(page).stream()
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .max();
  }

  private List<String> since(String page) {
    return lines().stream().skip(seen).filter(line -> line.contains(" /" + page + " ")).toList();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
