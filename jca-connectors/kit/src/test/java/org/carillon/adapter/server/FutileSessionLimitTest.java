package org.carillon.adapter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FutileSessionLimitTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");
  private static final int MOST = 3;

  private long now;
  private final FutileSessionLimit sessions = new FutileSessionLimit(() -> now);

  private void count(InetAddress client, int times) {
    for (int i = 0; i < times; i++) {
      sessions.count(client);
    }
  }

  @Test
  void networkIsRefusedForTenMinutesAfterTooManyFutileSessions() {
    count(ONE, MOST - 1);
    assertThat(sessions.reached(ONE, MOST)).isFalse();
    assertThat(sessions.count(ONE)).isEqualTo(MOST);

    assertThat(sessions.reached(ONE, MOST)).isTrue();
    assertThat(sessions.reached(ONE, 0)).as("without a bound").isFalse();
    assertThat(sessions.reached(OTHER, MOST)).isFalse();
    now += Duration.ofMinutes(10).toNanos();
    assertThat(sessions.reached(ONE, MOST)).isFalse();
  }

  @Test
  void networkWithASignInIsNotRefusedForADay() {
    count(ONE, MOST);
    sessions.prove(ONE);
    count(ONE, MOST);
    assertThat(sessions.reached(ONE, MOST)).isFalse();

    now += Duration.ofDays(1).toNanos();
    count(ONE, MOST);
    assertThat(sessions.reached(ONE, MOST)).isTrue();
  }

  @Test
  void loopbackAddressIsNotCounted() {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    count(here, MOST);
    assertThat(sessions.reached(here, MOST)).isFalse();
  }

  @Test
  void networksOfOneSiteAreCountedTogether() {
    for (int network = 0; network < 8 * MOST; network++) {
      count(InetAddress.ofLiteral("2001:db8:7:" + Integer.toHexString(network) + "::1"), 1);
    }
    assertThat(sessions.reached(InetAddress.ofLiteral("2001:db8:7:ffff::1"), MOST)).isTrue();
    assertThat(sessions.reached(InetAddress.ofLiteral("2001:db8:8:1::1"), MOST)).isFalse();
  }

  @Test
  void numberOfRememberedNetworksIsLimited() {
    count(ONE, MOST);
    for (int i = 0; i < 65_536; i++) {
      sessions.count(InetAddress.ofLiteral("10.0." + i / 256 + "." + i % 256));
    }
    assertThat(sessions.reached(ONE, MOST)).as("the oldest is forgotten").isFalse();
  }
}
