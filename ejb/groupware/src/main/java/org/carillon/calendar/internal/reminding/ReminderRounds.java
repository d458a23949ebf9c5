package org.carillon.calendar.internal.reminding;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Keeps when alarms ring, and has messages written of those that rang; on every node. */
@ApplicationScoped
class ReminderRounds {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PACE = Duration.ofSeconds(3);

  private final ReminderIndex index;
  private final ReminderTurn turn;
  private final Rounds noticing =
      new Rounds("carillon-reminders", "Looking when alarms ring", LOOK, this::follow);
  private final Rounds writing =
      new Rounds("carillon-reminder-mail", "Writing reminders", LOOK, this::write);
  private boolean isStarted;

  @Inject
  ReminderRounds(ReminderIndex index, ReminderTurn turn) {
    this.index = index;
    this.turn = turn;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    noticing.start();
    writing.start();
  }

  @PreDestroy
  void stop() {
    if (isStarted) {
      noticing.close();
      writing.close();
    }
  }

  private Duration follow() throws SQLException {
    if (index.take()) {
      return Duration.ZERO;
    }
    index.notice();
    return index.take() ? Duration.ZERO : LOOK;
  }

  private Duration write() throws SQLException, IOException {
    return turn.take() ? Duration.ZERO : PACE;
  }
}
