package org.carillon.policy.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowCountsTest {
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final WindowCounts<String> counts = new WindowCounts<>(SPAN, 3, now::get);

  @Test
  void windowStartsWithTheFirstCountAndResetsIt() {
    assertThat(counts.add("a", 2)).isEqualTo(2);
    now.addAndGet(SPAN.toNanos() - 1);
    assertThat(counts.add("a", 1)).isEqualTo(3);
    assertThat(counts.rest("a")).isEqualTo(Duration.ofNanos(1));
    now.incrementAndGet();
    assertThat(counts.of("a")).isZero();
    assertThat(counts.rest("a")).isZero();
    assertThat(counts.add("a", 1)).isEqualTo(1);
  }

  @Test
  void oldestKeyIsForgottenOverTheLimit() {
    counts.add("a", 1);
    counts.add("b", 1);
    counts.add("c", 1);
    counts.add("a", 1);
    counts.add("d", 1);
    assertThat(counts.of("a")).isZero();
    assertThat(counts.of("b")).isEqualTo(1);
    assertThat(counts.of("d")).isEqualTo(1);
  }
}
