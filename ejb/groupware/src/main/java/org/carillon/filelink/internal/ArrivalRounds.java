package org.carillon.filelink.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Has letters written of what came by addresses that take files, on every node. */
@ApplicationScoped
class ArrivalRounds {
  private static final Duration PACE = Duration.ofSeconds(3);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final ArrivalTurn turn;
  private final Rounds writing =
      new Rounds("carillon-upload-mail", "Writing of files that came", TROUBLE, this::write);
  private boolean isStarted;

  @Inject
  ArrivalRounds(ArrivalTurn turn) {
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    writing.start();
  }

  @PreDestroy
  void stop() {
    if (isStarted) {
      writing.close();
    }
  }

  private Duration write() throws SQLException, IOException {
    return turn.take() ? Duration.ZERO : PACE;
  }
}
