package org.carillon.blob.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Whether the blob folder can be written. */
@ApplicationScoped
class BlobHealth implements HealthCheck {
  private static final String PART = "store";

  /** Below this the disk counts as full: a message is not taken when it may not fit. */
  private static final long LEAST_OCTETS = 16L << 20;

  @Inject BlobStart start;

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    Path folder = start.folder();
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
