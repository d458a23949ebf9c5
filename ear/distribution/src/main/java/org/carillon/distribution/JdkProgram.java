package org.carillon.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of the JDK that runs this, run to its end; what it writes is told where it fails. */
final class JdkProgram {
  private JdkProgram() {}

  static String path(String name) {
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
