package org.carillon.transport.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryScheduleTest {

  static Stream<RetrySchedule> anySchedules() {
    var random = new Random(20261120);
    return Stream.generate(() -> any(random)).limit(500);
  }

  private static RetrySchedule any(Random random) {
    List<Duration> waits = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      waits.add(Duration.ofSeconds(1 + random.nextInt(20_000)));
    }
    return new RetrySchedule(
        waits,
        Duration.ofSeconds(1 + random.nextInt(500_000)),
        Duration.ofSeconds(random.nextInt(100_000)));
  }

  /** The last attempt is made when the lifetime ends, and then it is given up. */
  @ParameterizedTest
  @MethodSource("anySchedules")
  void retriesEndWithTheLifetime(RetrySchedule schedule) {
    Duration age = Duration.ZERO;
    int attempts = 1;
    Optional<Duration> pause = schedule.waitAfter(attempts, age);
    while (pause.isPresent()) {
      assertThat(pause.get()).isPositive();
      assertThat(pause.get())
          .isLessThanOrEqualTo(
              schedule.waits().get(Math.min(attempts, schedule.waits().size()) - 1));
      age = age.plus(pause.get());
      attempts++;
      pause = schedule.waitAfter(attempts, age);
    }
    assertThat(age).isEqualTo(schedule.lifetime());
  }

  /** A sender who is warned at one age is warned at every later age. */
  @ParameterizedTest
  @MethodSource("anySchedules")
  void delayIsWarnedOfFromAnAge(RetrySchedule schedule) {
    boolean warned = false;
    for (int seconds = 0; seconds < 200_000; seconds += 997) {
      boolean warns = schedule.warns(Duration.ofSeconds(seconds));
      assertThat(warns || !warned).isTrue();
      warned = warns;
    }
  }

  @Test
  void retryDelaysAreUsedInOrderAndTheLastRepeats() {
    var schedule =
        new RetrySchedule(
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(1)),
            Duration.ofDays(5),
            Duration.ZERO);

    assertThat(Stream.of(1, 2, 3, 4, 40).map(n -> schedule.waitAfter(n, Duration.ofHours(2))))
        .containsExactly(
            Optional.of(Duration.ofMinutes(1)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(1)));
    assertThat(schedule.warns(Duration.ofDays(4))).isFalse();
  }
}
