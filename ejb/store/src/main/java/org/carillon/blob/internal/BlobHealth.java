package org.carillon.blob.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carillon.files.PrivateFiles;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;

/** Checks that the blob folder can be written. */
@ApplicationScoped
class BlobHealth implements HealthCheck {
  private static final String PART = "store";

  private final BlobStart start;

  @Inject
  BlobHealth(BlobStart start) {
    this.start = start;
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    Path folder = start.folder();
    try {
      PrivateFiles.createFolders(folder);
      Optional<String> want = start.reserve().want();
      if (want.isPresent()) {
        return new Health(PART, false, want.get());
      }
      write(PrivateFiles.createFolders(start.spool()));
      return start
          .reserve()
          .scarcity()
          .map(scarcity -> Health.unsound(PART, scarcity))
          .orElseGet(() -> new Health(PART, true, "Messages can be stored."));
    } catch (IOException e) {
      return new Health(
          PART, false, "The folder of the message store cannot be written: " + e.getMessage());
    }
  }

  /** Leaves nothing behind, even if the write fails; the node's next life removes the rest. */
  private static void write(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", ".tmp");
    try {
      Files.write(probe, new byte[4096]);
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
