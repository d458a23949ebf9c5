package org.carillon.transport.internal.quarantine;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;

/** Looks periodically for quarantines with new messages. */
@ApplicationScoped
class DigestScheduler {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final DigestWorker turn;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-quarantine-lists", "Finding new messages in quarantines", PAUSE, this::round);

  @Inject
  DigestScheduler(DigestWorker turn) {
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
