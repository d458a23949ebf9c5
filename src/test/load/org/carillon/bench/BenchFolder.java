package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a run keeps its homes and peers. */
public final class BenchFolder {

  private BenchFolder() {}

  /** A new folder which peers that give up root can pass through. */
  public static Path fresh(String name) throws IOException {
    Path folder = Files.createTempDirectory("carillon-bench-" + name);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }
}
