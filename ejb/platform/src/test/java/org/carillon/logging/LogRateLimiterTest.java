package org.carillon.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {
  private static final OptionalLong LEFT_OUT = OptionalLong.empty();

  private long now;
  private final LogRateLimiter<String> lines =
      new LogRateLimiter<>(2, Duration.ofSeconds(60), 3, () -> now);

  @Test
  void excessLinesAreSuppressedAndCountedLater() {
    assertThat(lines.next("a")).hasValue(0);
    assertThat(lines.next("a")).hasValue(0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(lines.next("a")).isEqualTo(LEFT_OUT);
    }
    assertThat(lines.next("b")).as("another is heard all the same").hasValue(0);

    now += Duration.ofSeconds(60).toNanos();

    assertThat(lines.next("a")).hasValue(1_000);
    assertThat(lines.next("a")).hasValue(0);
    assertThat(lines.next("a")).isEqualTo(LEFT_OUT);
  }

  @Test
  void keysOverTheLimitShareOneLimit() {
    long told = 0;
    for (int i = 0; i < 10_000; i++) {
      told += lines.next("stranger " + i).isPresent() ? 1 : 0;
    }
    assertThat(told).isEqualTo(3 + 2);

    now += Duration.ofSeconds(60).toNanos();

    assertThat(lines.next("late")).as("who was silent makes room").hasValue(0);
    assertThat(lines.next("late")).hasValue(0);
  }
}
