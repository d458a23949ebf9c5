package org.carillon.push.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Looks to whom mail came, and tells their devices behind the mail's back. */
@ApplicationScoped
public class PushRounds {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  /** A push service that takes its time holds up one of them. */
  private static final int AT_ONCE = 4;

  private final PushTurn turn;
  private final AlarmTurn alarms;
  private final List<Rounds> rounds;
  private boolean isStarted;

  /** Made by the container. */
  @Inject
  public PushRounds(PushTurn turn, AlarmTurn alarms) {
    this.turn = turn;
    this.alarms = alarms;
    Rounds noticing =
        new Rounds("carillon-push-news", "Looking for whom mail came", TROUBLE, this::notice);
    this.rounds =
        Stream.concat(
                Stream.of(noticing),
                new Rounds("carillon-push", "Telling devices of mail", TROUBLE, this::tell)
                    .several(AT_ONCE))
            .toList();
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

  private Duration notice() throws SQLException {
    turn.notice();
    alarms.sweep();
    return PACE;
  }

  private Duration tell() throws SQLException, InterruptedException {
    // Who is to be somewhere soon waits for nobody's mail.
    return alarms.take() || turn.take() ? Duration.ZERO : PACE;
  }
}
