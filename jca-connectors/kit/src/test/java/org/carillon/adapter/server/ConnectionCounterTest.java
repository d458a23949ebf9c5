package org.carillon.adapter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.carillon.contract.net.Limits;
import org.junit.jupiter.api.Test;

class ConnectionCounterTest {
  private static final Limits LIMITS =
      new Limits(100, 2, Duration.ofMinutes(1), Duration.ofMinutes(1), 10, 512);

  private final ConnectionCounter admission = new ConnectionCounter();

  private boolean enter(String address) {
    return admission.enter(InetAddress.ofLiteral(address), LIMITS);
  }

  @Test
  void ipv6NetworkCountsAsOneClient() {
    assertThat(enter("2001:db8:1:1::1")).isTrue();
    assertThat(enter("2001:db8:1:1:ffff::2")).isTrue();
    assertThat(enter("2001:db8:1:1::3")).isFalse();
    assertThat(enter("2001:db8:1:2::1")).isTrue();
    admission.leave(InetAddress.ofLiteral("2001:db8:1:1::1"));
    assertThat(enter("2001:db8:1:1::4")).isTrue();
  }

  @Test
  void networksOfOneSiteShareALimit() {
    for (int i = 0; i < 16; i++) {
      assertThat(enter("2001:db8:1:" + i + "::1")).isTrue();
    }
    assertThat(enter("2001:db8:1:16::1")).isFalse();
    assertThat(enter("2001:db8:2:16::1")).isTrue();
    admission.leave(InetAddress.ofLiteral("2001:db8:1:3::1"));
    assertThat(enter("2001:db8:1:16::1")).isTrue();
  }

  @Test
  void ipv4AddressesAreCountedSeparately() {
    assertThat(enter("192.0.2.1")).isTrue();
    assertThat(enter("192.0.2.1")).isTrue();
    assertThat(enter("::ffff:192.0.2.1")).isFalse();
    assertThat(enter("192.0.2.2")).isTrue();
  }
}
