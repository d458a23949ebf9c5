package org.carillon.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkPrefixTest {

  private static String form(String text) {
    return NetworkPrefix.read(text).map(NetworkPrefix::toString).orElse("none");
  }

  @Test
  void networkHasACanonicalForm() {
    assertThat(form("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(form(" 192.0.2.7/32")).isEqualTo("192.0.2.7");
    assertThat(form("192.0.2.7/24")).isEqualTo("192.0.2.0/24");
    assertThat(form("2001:db8:0:7:1:2:3:4")).isEqualTo("2001:db8:0:7:0:0:0:0/64");
    assertThat(form("2001:db8:0:7:0:0:0:0/64")).isEqualTo("2001:db8:0:7:0:0:0:0/64");
    assertThat(form("2001:db8::/32")).isEqualTo("2001:db8:0:0:0:0:0:0/32");
    assertThat(form("255.255.255.255/0")).isEqualTo("0.0.0.0/0");
    assertThat(form("ffff::/0")).isEqualTo("0:0:0:0:0:0:0:0/0");
  }

  @Test
  void invalidNetworksAreRefused() {
    for (String none : List.of("", "x", "192.0.2.7/33", "192.0.2", "1.2.3.4/-1", "::/129", "/8")) {
      assertThat(form(none)).as(none).isEqualTo("none");
    }
  }

  @Test
  void clientNetworkIsItsAssignedPrefix() {
    assertThat(NetworkPrefix.of(InetAddress.ofLiteral("2001:db8::1")))
        .isEqualTo(NetworkPrefix.of(InetAddress.ofLiteral("2001:db8::ffff")))
        .isNotEqualTo(NetworkPrefix.of(InetAddress.ofLiteral("2001:db8:0:1::1")));
    assertThat(NetworkPrefix.of(InetAddress.ofLiteral("192.0.2.1")).within(8))
        .isEqualTo(NetworkPrefix.read("192.0.0.0/8").orElseThrow());
  }
}
