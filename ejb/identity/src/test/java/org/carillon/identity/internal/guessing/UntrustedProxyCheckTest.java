package org.carillon.identity.internal.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UntrustedProxyCheckTest {
  private final AtomicLong now = new AtomicLong(-1);
  private final UntrustedProxyCheck hidden = new UntrustedProxyCheck(now::get);

  @Test
  void healthNamesTheSettingsForADay() {
    assertThat(hidden.check().sound()).isTrue();

    hidden.met(50);

    assertThat(hidden.check().ready()).isTrue();
    assertThat(hidden.check().sound()).isFalse();
    assertThat(hidden.check().sentence())
        .startsWith("50 wrong passwords")
        .contains("X-Forwarded-For", "web.proxies", "listener.proxies");
    now.addAndGet(Duration.ofDays(1).toNanos());
    assertThat(hidden.check().sound()).isTrue();
  }
}
