package org.carillon.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a program of the current JDK to its end; a failure reports the program's output. */
final class JdkProgram {
  private JdkProgram() {}

  static String path(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs the program.
   *
   * @throws IOException with the program's output, if its exit status is not 0
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
