package org.carillon.mailbox.internal.report;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Has the reports of use sent that are due, on every node. */
@ApplicationScoped
class UseReportRounds {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** How many pauses pass until it is looked which domains want reports. */
  private static final int LOOKS = 15;

  private final UseReportTurn turn;
  private int pauses;
  private final Rounds rounds =
      new Rounds("carillon-quota-reports", "Sending reports of use", PAUSE, this::round);

  @Inject
  UseReportRounds(UseReportTurn turn) {
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
    if (turn.take()) {
      return Duration.ZERO;
    }
    if (pauses % LOOKS == 0) {
      turn.find();
    }
    pauses++;
    return PAUSE;
  }
}
