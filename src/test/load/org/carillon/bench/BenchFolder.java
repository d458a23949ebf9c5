package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder for the homes and peers of a run. */
public final class BenchFolder {

  private BenchFolder() {}

  /** A new folder that peers without root privileges can pass through. */
  public static Path fresh(String name) throws IOException {
    Path folder = Files.createTempDirectory("carillon-bench-" + name);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }
}
