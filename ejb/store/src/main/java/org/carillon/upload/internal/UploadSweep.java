package org.carillon.upload.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.blob.PartialUploads;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;
import org.carillon.upload.Uploads;

/** Deletes expired uploads. Two nodes that do so at the same time do no harm. */
@ApplicationScoped
class UploadSweep {
  private static final Duration PACE = Duration.ofHours(1);

  private final PartialUploads files;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-uploads", "Deleting old uploads", PACE, this::round);

  @Inject
  UploadSweep(PartialUploads files) {
    this.files = files;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws IOException {
    files.deleteUntouchedSince(Instant.now().minus(Uploads.KEPT));
    return PACE;
  }
}
