package org.carillon.recovery.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.mailbox.PlacedItems;
import org.carillon.recovery.internal.recovering.ReturnedCollections;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.parts.StoreParts;

/** Has others told of collections that are back, where that was broken off; on every node. */
@ApplicationScoped
class ReturnRounds {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final ReturnedCollections returned;
  private final Rounds rounds =
      new Rounds("carillon-returns", "Telling of folders that are back", PAUSE, this::round);

  @Inject
  ReturnRounds(StoreParts store, PlacedItems items) {
    this.returned = new ReturnedCollections(store.transactions(), items);
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException {
    return returned.take() ? Duration.ZERO : PAUSE;
  }
}
