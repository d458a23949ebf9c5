package org.carillon.fetch.subscription;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Fetches what is subscribed to, on every node. */
@ApplicationScoped
class SubscriptionRounds {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final SubscriptionTurn turn;
  private final List<Rounds> rounds =
      new Rounds("carillon-subscriptions", "Fetching subscriptions", PAUSE, this::round)
          .several(SubscriptionTurn.AT_ONCE)
          .toList();
  private boolean isStarted;

  @Inject
  SubscriptionRounds(SubscriptionTurn turn) {
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    rounds.forEach(Rounds::start);
  }

  @PreDestroy
  void stop() {
    if (isStarted) {
      rounds.forEach(Rounds::close);
    }
  }

  private Duration round() throws SQLException, InterruptedException {
    return turn.take() ? Duration.ZERO : PAUSE;
  }
}
