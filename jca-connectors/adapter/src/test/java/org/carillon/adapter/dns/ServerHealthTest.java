package org.carillon.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerHealthTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final ServerHealth health = new ServerHealth(now::get);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.failed();
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void serverIsDownAfterConsecutiveFailuresOnly() {
    fail(ServerHealth.MOST_FAILURES - 1);
    health.answered();
    fail(ServerHealth.MOST_FAILURES - 1);
    assertThat(health.isAway()).isFalse();
    assertThat(health.takeProbe()).isFalse();
    fail(1);
    assertThat(health.isAway()).isTrue();
  }

  @Test
  void firstProbeIsDueAtOnceAndOnce() {
    fail(ServerHealth.MOST_FAILURES);
    assertThat(health.takeProbe()).isTrue();
    assertThat(health.takeProbe()).isFalse();
  }

  @Test
  void probePausesDoubleToAMinute() {
    fail(ServerHealth.MOST_FAILURES);
    health.takeProbe();
    Duration pause = ServerHealth.FIRST_PAUSE;
    for (int i = 0; i < 10; i++) {
      health.probeFailed();
      pause = pause.multipliedBy(2);
      Duration now = pause.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : pause;
      pass(now.minusNanos(1));
      assertThat(health.takeProbe()).isFalse();
      pass(Duration.ofNanos(1));
      assertThat(health.takeProbe()).isTrue();
    }
    assertThat(health.answered()).isTrue();
    fail(ServerHealth.MOST_FAILURES);
    health.takeProbe();
    health.probeFailed();
    pass(ServerHealth.FIRST_PAUSE.multipliedBy(2));
    assertThat(health.takeProbe()).isTrue();
  }
}
