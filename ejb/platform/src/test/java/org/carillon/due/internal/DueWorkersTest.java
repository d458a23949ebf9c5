package org.carillon.due.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.junit.jupiter.api.Test;

/** Tests that due work that cannot be taken is tried less and less often, until it is announced. */
class DueWorkersTest {
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Optional<Duration> NOW = Optional.of(Duration.ZERO);

  private final Semaphore ended = new Semaphore(0);
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private boolean isBroken;

  private final DueWorkers workers =
      new DueWorkers(
          new DueWork() {
            @Override
            public DueKind kind() {
              return new DueKind("nothing", "Doing nothing", 1, List.of());
            }

            @Override
            public boolean take() throws IOException {
              if (isBroken) {
                throw new IOException("away");
              }
              return false;
            }
          },
          SWEEP,
          () -> now,
          ended::release);

  /** Looks once and returns the time until the next look. */
  private Duration askedAgain() throws InterruptedException {
    assertThat(workers.look(NOW)).isEqualTo(SWEEP);
    assertThat(ended.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    return workers.look(NOW);
  }

  @Test
  void workerSleepsUntilTheFirstJobIsDue() {
    assertThat(workers.look(Optional.empty())).isEqualTo(SWEEP);
    assertThat(workers.look(Optional.of(Duration.ofSeconds(7)))).isEqualTo(Duration.ofSeconds(7));
    assertThat(workers.look(Optional.of(Duration.ofHours(7)))).isEqualTo(SWEEP);
  }

  @Test
  void sleepDoublesWhileDueJobsCannotBeClaimed() throws Exception {
    for (int seconds : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      assertThat(askedAgain()).isEqualTo(Duration.ofSeconds(seconds));
      now = now.plusSeconds(seconds);
    }
    workers.announced();
    assertThat(askedAgain()).as("another one came").isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void failedWorkIsRetriedLater() throws Exception {
    isBroken = true;
    assertThat(askedAgain()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void closedWorkersDoNothing() {
    workers.close();
    assertThat(workers.look(NOW)).isEqualTo(SWEEP);
    assertThat(ended.availablePermits()).isZero();
  }
}
