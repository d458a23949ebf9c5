package org.carillon.push.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.parts.StoreParts;

/** Looks to whom mail came, behind the mail's back. */
@ApplicationScoped
public class PushRounds {
  /** Changes of so long are looked at together. */
  private static final Duration GATHER = Duration.ofSeconds(2);

  /** So late is at most what this node was not told of. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private static final Duration UPKEEP = Duration.ofHours(1);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final StoreParts store;
  private final PushTurn turn;
  private final AlarmTurn alarms;
  private final Rounds noticing =
      new Rounds("carillon-push-news", "Looking for whom mail came", TROUBLE, this::notice);
  private Instant swept = Instant.MIN;
  private boolean isStarted;

  /** Made by the container. */
  @Inject
  public PushRounds(StoreParts store, PushTurn turn, AlarmTurn alarms) {
    this.store = store;
    this.turn = turn;
    this.alarms = alarms;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    store.open().onAnyChange(noticing::wake);
    noticing.start();
  }

  @PreDestroy
  void stop() {
    if (isStarted) {
      noticing.close();
    }
  }

  private Duration notice() throws SQLException, InterruptedException {
    Thread.sleep(GATHER);
    turn.notice();
    if (!Instant.now().isBefore(swept)) {
      alarms.sweep();
      swept = Instant.now().plus(UPKEEP);
    }
    return SWEEP;
  }
}
