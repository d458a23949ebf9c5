package org.carillon.policy.internal.brand;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Looks indicators up behind the mail's back, soon after the messages came. */
@ApplicationScoped
public class BrandRounds {
  private static final Duration PACE = Duration.ofSeconds(2);

  /** How often what other nodes noted and found, or what waits for its time, is looked for. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final BrandNotes notes;
  private final BrandTurn turn;
  private final Rounds rounds =
      new Rounds("carillon-brands", "Looking up pictures of brands", LOOK, this::round);
  private Instant next = Instant.EPOCH;

  @Inject
  public BrandRounds(BrandNotes notes, BrandTurn turn) {
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
    // Whom to trust is asked first: what is looked up now need not be again for that.
    boolean isChanged = turn.isChanged();
    boolean isNew = notes.write();
    if (isNew || isChanged || !Instant.now().isBefore(next)) {
      if (turn.take()) {
        return Duration.ZERO;
      }
      turn.learn();
      next = Instant.now().plus(LOOK);
    }
    return PACE;
  }
}
