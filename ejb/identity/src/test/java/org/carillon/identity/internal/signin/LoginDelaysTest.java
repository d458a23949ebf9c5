package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginDelaysTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong();
  private final LoginDelays delays = new LoginDelays(now::get);

  @Test
  void nextSessionStartsAfterTheDelayDespiteAttempts() {
    assertThat(delays.begin(1, MINUTE)).isTrue();
    assertThat(delays.begin(2, MINUTE)).isTrue();
    now.addAndGet(MINUTE.toNanos() - 1);
    assertThat(delays.begin(1, MINUTE)).isFalse();
    now.incrementAndGet();

    assertThat(delays.begin(1, MINUTE)).isTrue();
    assertThat(delays.begin(1, MINUTE)).isFalse();
  }
}
