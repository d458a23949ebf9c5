package org.carillon.policy.internal.report;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Writes and reads reports in the background, and deletes old ones. */
@ApplicationScoped
public class ReportRounds {
  private static final Logger LOG = Logger.getLogger(ReportRounds.class);
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration UPKEEP = Duration.ofHours(1);

  private final NotedMail noted;
  private final ReportInbox inbox;
  private final ReportTurn turn;
  private final Rounds writing =
      new Rounds("carillon-dmarc-notes", "Noting mail for reports", PACE, this::write);
  private final Rounds upkeep =
      new Rounds("carillon-dmarc-reports", "Forgetting old DMARC reports", UPKEEP, this::forget);
  private boolean isStarted;

  @Inject
  public ReportRounds(NotedMail noted, ReportInbox inbox, ReportTurn turn) {
    this.noted = noted;
    this.inbox = inbox;
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    writing.start();
    upkeep.start();
  }

  /** Writes the remaining notes. */
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
      LOG.warnf("The last messages are in no report: %s", away.getMessage());
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
