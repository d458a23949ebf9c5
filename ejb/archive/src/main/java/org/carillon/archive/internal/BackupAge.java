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

/** Tells monitoring how old the last backup is. */
@ApplicationScoped
class BackupAge {
  private final BackupFolders folders;
  private final MailArchive mail;
  private final OwnBackups own = new OwnBackups();
  private Optional<Gauge> age = Optional.empty();

  /** Which store this is, once it was asked for: it stays. */
  private volatile Optional<String> lineage = Optional.empty();

  /** For the container's proxy. */
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
   * Since the last backup of this store was finished; infinite while there is none, so that an
   * alert on a bound fires. Not a number while the database cannot say which store this is.
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
