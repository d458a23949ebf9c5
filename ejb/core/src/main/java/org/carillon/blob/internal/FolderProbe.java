package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.health.Health;

/** Whether the blob folder can be written. */
final class FolderProbe {
  private static final String PART = "store";

  /** Below this the disk counts as full: a message is not taken when it may not fit. */
  private static final long LEAST_OCTETS = 16L << 20;

  private FolderProbe() {}

  static Health check(Path folder) {
    try {
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < LEAST_OCTETS) {
        return new Health(
            PART, false, "The disk of the messages is full: " + free + " octets free.");
      }
      Path probe = Files.createTempFile(folder, "probe", ".tmp");
      Files.write(probe, new byte[4096]);
      Files.delete(probe);
      return new Health(PART, true, "Messages can be stored.");
    } catch (IOException e) {
      return new Health(
          PART, false, "The folder of the messages can't be written: " + e.getMessage());
    }
  }
}
