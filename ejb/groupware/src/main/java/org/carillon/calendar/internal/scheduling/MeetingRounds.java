package org.carillon.calendar.internal.scheduling;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Has changes of meetings told, on every node. */
@ApplicationScoped
class MeetingRounds {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final MeetingTurn turn;
  private final Rounds rounds =
      new Rounds("carillon-meetings", "Telling changes of meetings", PAUSE, this::round);

  @Inject
  MeetingRounds(MeetingTurn turn) {
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
