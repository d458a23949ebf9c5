package org.carillon.calendar.internal.reminding;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.parts.StoreParts;

/** Looks in which calendars something changed, for the alarms in them. */
@ApplicationScoped
class ReminderRounds {
  /** Changes of so long are looked at together. */
  private static final Duration GATHER = Duration.ofSeconds(2);

  /** So late is at most what this node was not told of. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final StoreParts store;
  private final ReminderIndex index;
  private final Rounds noticing =
      new Rounds("carillon-reminders", "Looking when alarms ring", TROUBLE, this::notice);
  private boolean isStarted;

  @Inject
  ReminderRounds(StoreParts store, ReminderIndex index) {
    this.store = store;
    this.index = index;
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
    index.notice();
    return SWEEP;
  }
}
