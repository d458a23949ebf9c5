package org.carillon.policy.internal.report;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Writes and reads reports in the background, and deletes old ones. */
@ApplicationScoped
public class ReportBackgroundWork {
  private static final Logger LOG = Logger.getLogger(ReportBackgroundWork.class);
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration UPKEEP = Duration.ofHours(1);

  private final PendingReportRows noted;
  private final ReportInbox inbox;
  private final DueAggregateReports turn;
  private final RepeatedWork writing =
      new RepeatedWork(
          "carillon-dmarc-notes", "Storing mail counts for DMARC reports", PACE, this::write);
  private final RepeatedWork upkeep =
      new RepeatedWork(
          "carillon-dmarc-reports", "Deleting old DMARC reports", UPKEEP, this::forget);
  private boolean isStarted;

  @Inject
  public ReportBackgroundWork(
      PendingReportRows noted, ReportInbox inbox, DueAggregateReports turn) {
    this.noted = noted;
    this.inbox = inbox;
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    writing.start();
    upkeep.start();
  }

  @PreDestroy
  void stop() {
    if (!isStarted) {
      return;
    }
    upkeep.close();
    writing.close();
    try {
      noted.write();
    } catch (SQLException | RuntimeException away) {
      LOG.warnf("The latest messages are missing from DMARC reports: %s", away.getMessage());
    }
  }

  private Duration write() throws SQLException {
    noted.write();
    inbox.read();
    return PACE;
  }

  private Duration forget() throws SQLException {
    turn.forget();
    return UPKEEP;
  }
}
