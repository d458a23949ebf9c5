package org.carillon.transport.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayRoute;
import org.junit.jupiter.api.Test;

/** Tests which messages a route is for. */
class MailRouteTest {

  private static boolean fits(
      List<String> recipients, List<String> senders, String from, String destination) {
    ReversePath path =
        new ReversePath(
            from, 0, ReversePath.Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());
    return new MailRoute(100, recipients, senders, RelayRoute.DIRECT).fits(path, destination);
  }

  @Test
  void recipientsAreMatchedByDomain() {
    List<String> patterns = List.of("partner.test", "*.sub.test");
    assertThat(fits(patterns, List.of(), "a@b.test", "partner.test")).isTrue();
    assertThat(fits(patterns, List.of(), "a@b.test", "PARTNER.test")).isTrue();
    assertThat(fits(patterns, List.of(), "a@b.test", "x.partner.test")).isFalse();
    assertThat(fits(patterns, List.of(), "a@b.test", "x.y.sub.test")).isTrue();
    assertThat(fits(patterns, List.of(), "a@b.test", "sub.test")).isFalse();
    assertThat(fits(patterns, List.of(), "a@b.test", "[192.0.2.1]")).isFalse();
    assertThat(fits(List.of(), List.of(), "a@b.test", "[192.0.2.1]")).isTrue();
  }

  @Test
  void sendersAreMatchedByAddressOrDomain() {
    List<String> patterns = List.of("ann@a.test", "b.test");
    assertThat(fits(List.of(), patterns, "Ann@a.test", "x.test")).isTrue();
    assertThat(fits(List.of(), patterns, "bob@a.test", "x.test")).isFalse();
    assertThat(fits(List.of(), patterns, "any@b.test", "x.test")).isTrue();
    assertThat(fits(List.of(), List.of("xn--bcher-kva.test"), "a@bücher.test", "x.test")).isTrue();
  }

  @Test
  void bouncesAreOnlyForRoutesOfAllSenders() {
    assertThat(fits(List.of(), List.of("b.test"), "", "x.test")).isFalse();
    assertThat(fits(List.of(), List.of(), "", "x.test")).isTrue();
  }
}
