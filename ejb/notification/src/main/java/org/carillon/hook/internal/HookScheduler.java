package org.carillon.hook.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.opening.ChangeFollower;
import org.carillon.store.parts.StoreParts;

/** Looks periodically for changed collections that web hooks cover. */
@ApplicationScoped
public class HookScheduler {
  private final StoreParts store;
  private final ChangeFollower rounds;

  @Inject
  public HookScheduler(StoreParts store, CollectionReader follow) {
    this.store = store;
    this.rounds =
        new ChangeFollower(
            "carillon-hook-news",
            "Looking for changes for web hooks",
            Duration.ofSeconds(1),
            () -> follow.notice());
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start(store.open());
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }
}
