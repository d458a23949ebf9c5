package org.carillon.mailbox.internal.snoozing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Brings messages back whose time has come, on every node. */
@ApplicationScoped
class SnoozeRounds {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SnoozeTurn turn;
  private final Rounds rounds =
      new Rounds("carillon-snooze", "Bringing snoozed mail back", PAUSE, this::round);

  @Inject
  SnoozeRounds(SnoozeTurn turn) {
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
    return turn.take() ? Duration.ZERO : PAUSE;
  }
}
