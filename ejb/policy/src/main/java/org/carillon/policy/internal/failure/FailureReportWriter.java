package org.carillon.policy.internal.failure;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;

/** Writes the notes for failure reports in the background. */
@ApplicationScoped
public class FailureReportWriter {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration TROUBLE = Duration.ofSeconds(30);
  private static final Duration UPKEEP = Duration.ofHours(1);

  private final PendingFailures notes;
  private final DueFailureReports turn;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-dmarc-failures", "Storing failures for DMARC reports", TROUBLE, this::round);
  private Instant next = Instant.EPOCH;

  @Inject
  public FailureReportWriter(PendingFailures notes, DueFailureReports turn) {
    this.notes = notes;
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException {
    boolean _ = notes.write();
    if (!Instant.now().isBefore(next)) {
      turn.forget();
      next = Instant.now().plus(UPKEEP);
    }
    return PACE;
  }
}
