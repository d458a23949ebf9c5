package org.carillon.policy.internal.failure;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Writes and sends failure reports behind the mail's back, soon after the messages came. */
@ApplicationScoped
public class FailureRounds {
  private static final Duration PACE = Duration.ofSeconds(2);

  /** How often what another node noted, or what waits for its time, is looked for. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final FailureNotes notes;
  private final FailureTurn turn;
  private final Rounds rounds =
      new Rounds("carillon-dmarc-failures", "Sending DMARC failure reports", LOOK, this::round);
  private Instant next = Instant.EPOCH;

  @Inject
  public FailureRounds(FailureNotes notes, FailureTurn turn) {
    this.notes = notes;
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException, InterruptedException {
    boolean isNew = notes.write();
    if (isNew || !Instant.now().isBefore(next)) {
      if (turn.take()) {
        return Duration.ZERO;
      }
      next = Instant.now().plus(LOOK);
    }
    return PACE;
  }
}
