package org.carillon.push.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.opening.ChangeFollower;
import org.carillon.store.parts.StoreParts;

/** Looks periodically for new mail and notifies devices, outside of mail delivery. */
@ApplicationScoped
public class PushScheduler {
  private static final Duration UPKEEP = Duration.ofHours(1);

  private final StoreParts store;
  private final NewMailDelivery turn;
  private final AlarmDelivery alarms;
  private final ChangeFollower rounds =
      new ChangeFollower(
          "carillon-push-news",
          "Looking for new mail to notify of",
          Duration.ofSeconds(2),
          this::notice);
  private Instant swept = Instant.MIN;

  @Inject
  public PushScheduler(StoreParts store, NewMailDelivery turn, AlarmDelivery alarms) {
    this.store = store;
    this.turn = turn;
    this.alarms = alarms;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start(store.open());
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private void notice() throws SQLException {
    turn.notice();
    if (!Instant.now().isBefore(swept)) {
      alarms.sweep();
      swept = Instant.now().plus(UPKEEP);
    }
  }
}
