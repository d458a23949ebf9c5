package org.carillon.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;

/**
 * The free space on the disk of a home. On a full disk neither the database nor the server starts,
 * and neither can report why, because their logs are on it.
 *
 * @param folder a folder on the disk
 * @param free the free space in octets
 */
record Room(Path folder, long free) {
  private static final long LITTLE = 32L << 20;

  /** The free octets without which even the server's configuration cannot be written. */
  private static final long NONE = 8L << 20;

  static Room of(Home home) throws IOException {
    return new Room(home.folder(), Files.getFileStore(home.folder()).getUsableSpace());
  }

  /**
   * Checks the free space before anything is started.
   *
   * @throws Refusal if the disk is full
   */
  void check() {
    if (free < NONE) {
      throw new Refusal(
          ("The disk of %s is full: %d KB are free, and starting needs at least %d MB. Free"
                      + " some space and")
                  .formatted(folder, free >> 10, NONE >> 20)
              + " start again.");
    }
  }

  /** Returns the warning to show beside a step or a failure; empty while there is enough space. */
  String want() {
    return free >= LITTLE
        ? ""
        : ", but the disk of %s is full: %d KB are free".formatted(folder, free >> 10);
  }
}
