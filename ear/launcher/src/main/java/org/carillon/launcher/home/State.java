package org.carillon.launcher.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The state of a home's launcher, in a file that {@code start}, {@code status} and {@code ctl}
 * read.
 *
 * @param text the step under way, the reason of a failure, or the summary when ready
 * @param server the address of the web server on this machine
 */
public record State(Phase phase, String text, URI server) {
  public enum Phase {
    STARTING,
    READY,
    STOPPING,
    FAILED
  }

  private static Path file(Home home) {
    return home.run().resolve("state");
  }

  /** Returns the last state written, or empty before the first. */
  public static Optional<State> read(Home home) throws IOException {
    if (!Files.exists(file(home))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file(home))) {
      properties.load(reader);
    }
    return Optional.of(
        new State(
            Phase.valueOf(properties.getProperty("phase")),
            properties.getProperty("text"),
            URI.create(properties.getProperty("server"))));
  }

  public void write(Home home) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("phase", phase.name());
    properties.setProperty("text", text);
    properties.setProperty("server", server.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    properties.store(bytes, null);
    PrivateFile.write(file(home), bytes.toByteArray());
  }

  public static void forget(Home home) throws IOException {
    Files.deleteIfExists(file(home));
  }
}
