package org.carillon.archive.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.startup.DatabaseReady;

/** Tells monitoring how old the last backup is. */
@ApplicationScoped
class BackupAge {
  @Inject BackupFolders folders;

  private Optional<Gauge> age = Optional.empty();

  void ready(@Observes DatabaseReady ready) {
    age =
        Optional.of(
            Gauge.builder("carillon.backup.age.seconds", this, BackupAge::seconds)
                .register(Metrics.globalRegistry));
  }

  @PreDestroy
  void stop() {
    age.ifPresent(Metrics.globalRegistry::remove);
  }

  /** Since the last backup was finished; not a number while there is none. */
  private double seconds() {
    try {
      return folders
          .folder()
          .last()
          .map(last -> (double) Duration.between(last, Instant.now()).toSeconds())
          .orElse(Double.NaN);
    } catch (IOException unreadable) {
      return Double.NaN;
    }
  }
}
