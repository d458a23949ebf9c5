package org.carillon.policy.internal.brand;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.RepeatedWork;
import org.carillon.startup.DatabaseReady;

/** Writes the noted indicators in the background, and reads the results of lookups. */
@ApplicationScoped
public class BrandBackgroundWork {
  private static final Duration PACE = Duration.ofSeconds(2);

  /** The interval at which this node reads the results of all nodes. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final PendingBrandLookups notes;
  private final DueBrandLookups turn;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-brands", "Storing which brand logos to look up", LOOK, this::round);
  private Instant next = Instant.EPOCH;

  @Inject
  public BrandBackgroundWork(PendingBrandLookups notes, DueBrandLookups turn) {
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

  private Duration round() throws SQLException {
    boolean isChanged = turn.isChanged();
    boolean isNew = notes.write();
    if (isNew || isChanged || !Instant.now().isBefore(next)) {
      turn.learn();
      turn.forget();
      next = Instant.now().plus(LOOK);
    }
    return PACE;
  }
}
