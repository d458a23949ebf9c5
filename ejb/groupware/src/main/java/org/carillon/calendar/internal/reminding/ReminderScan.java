package org.carillon.calendar.internal.reminding;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.opening.ChangeFollower;
import org.carillon.store.parts.StoreParts;

/** Periodically finds the calendars in which something changed, for the alarms in them. */
@ApplicationScoped
class ReminderScan {
  private final StoreParts store;
  private final ChangeFollower rounds;

  @Inject
  ReminderScan(StoreParts store, ReminderIndex index) {
    this.store = store;
    this.rounds =
        new ChangeFollower(
            "carillon-reminders",
            "Finding alarms that are due",
            Duration.ofSeconds(2),
            () -> index.notice());
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start(store.open());
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }
}
