package org.carillon.listener.internal.expiry;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Looks for certificates that are to be looked at, on every node. */
@ApplicationScoped
class ExpiryRounds {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ExpiryTurn turn;
  private Rounds rounds;

  @Inject
  ExpiryRounds(ExpiryTurn turn) {
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    rounds =
        new Rounds(
            "carillon-certificate-ends", "Telling of certificates that end", PAUSE, this::round);
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (rounds != null) {
      rounds.close();
    }
  }

  private Duration round() throws SQLException, IOException {
    try {
      return turn.take(Instant.now()) ? Duration.ZERO : PAUSE;
    } catch (PersistenceException away) {
      throw new IOException(away.getMessage(), away);
    }
  }
}
