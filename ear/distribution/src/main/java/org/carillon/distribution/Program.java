package org.carillon.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another program, run to its end; what it writes is told only where it fails. */
final class Program {
  private Program() {}

  /** A program of the JDK that runs this. */
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs it.
   *
   * @throws IOException with what it wrote, when it ends with another status than 0
   */
  static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path output = Files.createTempFile("carillon", ".out");
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (process.waitFor() != 0) {
        throw new IOException(builder.command() + " failed:\n" + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }
}
