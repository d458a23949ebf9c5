package org.carillon.protocol.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.carillon.protocol.sip.HandClock;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.Test;

class NoncesTest {
  private final HandClock clock = new HandClock();
  private final Nonces nonces = new Nonces(new byte[32], clock, Duration.ofMinutes(5));
  private final Flow here = flow(Transport.UDP, "2001:db8:0:7::1");

  @Test
  void nonceCountMustIncrease() {
    String nonce = nonces.next("r", here);
    assertThat(nonces.isOurs(nonce, "r")).isTrue();
    assertThat(nonces.isOurs(nonce, "s")).isFalse();
    assertThat(nonces.spend(nonce, 2, here)).as("the first use is the first").isFalse();
    assertThat(nonces.spend(nonce, 1, here)).isTrue();
    assertThat(nonces.spend(nonce, 1, here)).isFalse();
    assertThat(nonces.spend(nonce, 7, here)).isTrue();
    assertThat(nonces.spend(nonce, 6, here)).isFalse();
    clock.push(Duration.ofMinutes(6));
    assertThat(nonces.spend(nonce, 8, here)).as("too old").isFalse();
  }

  @Test
  void nonceIsBoundToItsNetworkAndTransport() {
    String nonce = nonces.next("r", here);
    assertThat(nonces.spend(nonce, 1, flow(Transport.UDP, "2001:db8:0:8::1"))).isFalse();
    assertThat(nonces.spend(nonce, 1, flow(Transport.TCP, "2001:db8:0:7::1"))).isFalse();
    assertThat(nonces.spend(nonce, 1, flow(Transport.UDP, "2001:db8:0:7::2"))).isTrue();
  }

  @Test
  void nonceOfAnotherNodeIsRecognizedButRefused() {
    Nonces other = new Nonces(new byte[32], clock, Duration.ofMinutes(5));
    String nonce = nonces.next("r", here);
    assertThat(other.isOurs(nonce, "r")).isTrue();
    assertThat(other.spend(nonce, 1, here)).isFalse();
  }

  @Test
  void forgottenNonceIsNotAccepted() {
    String first = nonces.next("r", here);
    String unused = nonces.next("r", here);
    assertThat(nonces.spend(first, 1, here)).isTrue();
    clock.push(Duration.ofMillis(1));
    for (int i = 0; i < 100_000; i++) {
      assertThat(nonces.spend(nonces.next("r", here), 1, here)).isTrue();
    }
    assertThat(nonces.spend(first, 1, here)).as("a replay").isFalse();
    assertThat(nonces.spend(unused, 1, here)).as("cannot be told from one").isFalse();
    assertThat(nonces.spend(nonces.next("r", here), 1, here)).isTrue();
  }

  private static Flow flow(Transport transport, String host) {
    return new Flow(
        transport,
        new InetSocketAddress(Literal.address("2001:db8::1").orElseThrow(), 5060),
        new InetSocketAddress(Literal.address(host).orElseThrow(), 40_000),
        0);
  }
}
