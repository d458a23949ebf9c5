package org.carillon.policy.internal.complaint;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.carillon.database.RepeatedWork;
import org.carillon.policy.complaint.ComplaintSettings;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;

/** Stores complaints that came, and deletes old ones. */
@ApplicationScoped
class ComplaintBackgroundWork {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

  private final ComplaintInbox inbox;
  private final ComplaintRows rows;
  private final Settings settings;
  private final InstantSource clock = InstantSource.system();
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-complaints", "Storing complaints", PACE, this::round);
  private Instant next = Instant.MIN;

  @Inject
  ComplaintBackgroundWork(ComplaintInbox inbox, ComplaintRows rows, Settings settings) {
    this.inbox = inbox;
    this.rows = rows;
    this.settings = settings;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException {
    inbox.keep();
    if (!clock.instant().isBefore(next)) {
      rows.forget(settings.value(ComplaintSettings.KEEP));
      next = clock.instant().plus(BETWEEN_FORGETTING);
    }
    return PACE;
  }
}
