package org.carillon.hook.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.parts.StoreParts;

/** Looks in which collections there is something new that web hooks tell of. */
@ApplicationScoped
public class HookRounds {
  /** Changes of so long are looked at together. */
  private static final Duration GATHER = Duration.ofSeconds(1);

  /** So late is at most what this node was not told of. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final StoreParts store;
  private final FollowTurn follow;
  private final Rounds noticing =
      new Rounds("carillon-hook-news", "Looking for what web hooks tell", TROUBLE, this::notice);
  private boolean isStarted;

  /** Made by the container. */
  @Inject
  public HookRounds(StoreParts store, FollowTurn follow) {
    this.store = store;
    this.follow = follow;
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
    follow.notice();
    return SWEEP;
  }
}
