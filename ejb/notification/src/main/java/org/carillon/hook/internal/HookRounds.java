package org.carillon.hook.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.database.Rounds;
import org.carillon.startup.DatabaseReady;

/** Has changes found that hooks tell of, and told, on every node. */
@ApplicationScoped
public class HookRounds {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final FollowTurn follow;
  private final DeliveryTurn delivery;
  private final AskedInTurn asked = new AskedInTurn(PACE);
  private final List<Rounds> rounds;

  /** Made by the container. */
  @Inject
  public HookRounds(FollowTurn follow, DeliveryTurn delivery) {
    this.follow = follow;
    this.delivery = delivery;
    Rounds following =
        new Rounds("carillon-hook-news", "Looking for what web hooks tell", TROUBLE, this::read);
    this.rounds =
        Stream.concat(
                Stream.of(following),
                new Rounds("carillon-hook", "Telling web hooks", TROUBLE, this::tell)
                    .several(DeliveryTurn.AT_ONCE))
            .toList();
  }

  void start(@Observes DatabaseReady ready) {
    rounds.forEach(Rounds::start);
  }

  @PreDestroy
  void stop() {
    rounds.forEach(Rounds::close);
  }

  private Duration read() throws SQLException {
    if (follow.take()) {
      return Duration.ZERO;
    }
    follow.notice();
    return follow.take() ? Duration.ZERO : PACE;
  }

  private Duration tell() throws SQLException, InterruptedException {
    Optional<DeliveryRows.Row> due = asked.ask(delivery::claim);
    if (due.isPresent()) {
      try {
        delivery.deliver(due.get());
      } finally {
        asked.ended();
      }
    }
    return Duration.ZERO;
  }
}
