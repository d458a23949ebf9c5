package org.carillon.mailbox.internal.report;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;

/** Periodically finds the domains that want reports of use. */
@ApplicationScoped
class UseReportSchedule {
  private static final Duration PAUSE = Duration.ofMinutes(15);
  private static final Duration TROUBLE = Duration.ofMinutes(1);

  private final UseReportSending turn;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-quota-reports",
          "Finding domains whose storage report is due",
          TROUBLE,
          this::round);

  @Inject
  UseReportSchedule(UseReportSending turn) {
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
    turn.find();
    return PAUSE;
  }
}
