package org.carillon.transport.internal.quarantine;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Has the lists sent that are due, on every node. */
@ApplicationScoped
class ListRounds {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ListTurn turn;
  private final Rounds rounds =
      new Rounds("carillon-quarantine-lists", "Sending lists of quarantines", PAUSE, this::round);

  @Inject
  ListRounds(ListTurn turn) {
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException, IOException {
    if (turn.take()) {
      return Duration.ZERO;
    }
    turn.find();
    return PAUSE;
  }
}
