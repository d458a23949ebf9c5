package org.carillon.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end.
 *
 * @param exit its exit status
 * @param output what it printed, both streams in the order they came
 */
public record Command(int exit, String output) {

  /** More than any program prints on purpose. */
  private static final long MOST_OCTETS = 64L << 20;

  /**
   * The part of the output that a failure shows. The test runner fails at a failure of gigabytes,
   * and counts the test as missing.
   */
  private static final int TOLD_OCTETS = 20_000;

  /** Runs a program; kills it after the bound. */
  public static Command run(Duration bound, List<String> words) {
    return run(bound, words, "", Map.of());
  }

  /** Runs a program with an input and additions to its environment; kills it after the bound. */
  public static Command run(
      Duration bound, List<String> words, String input, Map<String, String> environment) {
    try {
      Path printed = Files.createTempFile("carillon-command", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
          in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closedByProgram) {
          // It need not read its input; its output tells.
        }
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException(
              words.getFirst()
                  + " took more than "
                  + bound.toSeconds()
                  + " s:\n"
                  + beginning(printed));
        }
        if (Files.size(printed) > MOST_OCTETS) {
          throw new IllegalStateException(
              words.getFirst()
                  + " printed "
                  + Files.size(printed)
                  + " octets:\n"
                  + beginning(printed));
        }
        return new Command(
            process.exitValue(), new String(Files.readAllBytes(printed), StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(printed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String beginning(Path printed) throws IOException {
    try (InputStream in = Files.newInputStream(printed)) {
      return new String(in.readNBytes(TOLD_OCTETS), StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * This command, if it succeeded.
   *
   * @throws IllegalStateException with its output, if not
   */
  public Command orFail() {
    if (exit != 0) {
      throw new IllegalStateException("exit status " + exit + ":\n" + output);
    }
    return this;
  }
}
