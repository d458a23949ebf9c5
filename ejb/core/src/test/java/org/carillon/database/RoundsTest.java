package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration LONG = Duration.ofDays(1);

  private static Rounds rounds(Duration pause, Rounds.Round round) {
    return new Rounds("test", "The test", pause, round);
  }

  @Test
  void whatFailsIsTriedAgainAfterThePause() throws Exception {
    AtomicInteger times = new AtomicInteger();
    CountDownLatch fourth = new CountDownLatch(1);
    try (Rounds rounds =
        rounds(
            Duration.ofMillis(1),
            () -> {
              switch (times.incrementAndGet()) {
                case 1 -> throw new SQLException("away");
                case 2 -> throw new IllegalStateException("a defect");
                case 3 -> throw new StackOverflowError();
                default -> fourth.countDown();
              }
              return LONG;
            })) {
      rounds.start();

      assertThat(fourth.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingInterruptsARoundAndWaitsForItsEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Rounds rounds =
        rounds(
            LONG,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.incrementAndGet();
              }
              return LONG;
            });
    rounds.start();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    rounds.close();

    assertThat(ended).hasValue(1);
  }

  @Test
  void whatWasNeverStartedIsClosed() {
    AtomicInteger times = new AtomicInteger();
    Rounds rounds =
        rounds(
            LONG,
            () -> {
              times.incrementAndGet();
              return LONG;
            });

    rounds.close();

    assertThat(times).hasValue(0);
  }
}
