package org.carillon.archive.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.archive.mail.MailArchive;
import org.carillon.startup.DatabaseReady;

/** A metric of the age of the last backup. */
@ApplicationScoped
class BackupAge {
  private final BackupFolders folders;
  private final MailArchive mail;
  private final OwnBackups own = new OwnBackups();
  private Optional<Gauge> age = Optional.empty();

  /** The lineage of this store, once it was read; it never changes. */
  private volatile Optional<String> lineage = Optional.empty();

  /** Is needed for the container's proxy. */
  BackupAge() {
    this(null, null);
  }

  @Inject
  BackupAge(BackupFolders folders, MailArchive mail) {
    this.folders = folders;
    this.mail = mail;
  }

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

  /**
   * Returns the time since the last backup of this store was finished, in seconds. It is infinite
   * if there is none, so that an alert on a limit fires, and NaN while the database can't say which
   * store this is.
   */
  double seconds() {
    try {
      if (lineage.isEmpty()) {
        lineage = Optional.of(mail.lineage());
      }
      return own.last(folders.folder(), lineage.get())
          .map(last -> (double) Duration.between(last, Instant.now()).toSeconds())
          .orElse(Double.POSITIVE_INFINITY);
    } catch (IOException unreadable) {
      return Double.POSITIVE_INFINITY;
    } catch (SQLException away) {
      return Double.NaN;
    }
  }
}
