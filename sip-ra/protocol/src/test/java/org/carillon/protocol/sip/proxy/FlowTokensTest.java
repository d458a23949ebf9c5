package org.carillon.protocol.sip.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.Test;

class FlowTokensTest {
  private static final FlowTokens.End CALLER =
      new FlowTokens.End(
          flow(Transport.UDP, "192.0.2.10", 0), RequestTarget.To.parse("TCP 192.0.2.10 5060"));
  private static final FlowTokens.End CALLEE =
      new FlowTokens.End(flow(Transport.TLS, "2001:db8::20", 77), Optional.empty());

  private final FlowTokens tokens = new FlowTokens(new byte[32]);
  private final String token = tokens.dialog("call", "a", CALLER, CALLEE);

  @Test
  void flowTokenLeadsToTheOtherEnd() {
    assertThat(tokens.otherEnd(token, "call", "a", "b")).contains(CALLEE);
    assertThat(tokens.otherEnd(token, "call", "b", "a")).contains(CALLER);
  }

  @Test
  void flowTokenIsInvalidInAnotherDialog() {
    assertThat(tokens.otherEnd(token, "other", "a", "b")).isEmpty();
    assertThat(tokens.otherEnd(token, "call", "x", "b")).isEmpty();
    assertThat(
            new FlowTokens("k".repeat(32).getBytes(StandardCharsets.US_ASCII))
                .otherEnd(token, "call", "a", "b"))
        .isEmpty();
  }

  @Test
  void edgeTokenIsValidInItsCallOnly() {
    String edge = tokens.edge("call", CALLEE.flow().text());
    assertThat(tokens.ownFlow(edge, "call")).contains(CALLEE.flow());
    assertThat(tokens.ownFlow(edge, "other")).isEmpty();
    assertThat(tokens.otherEnd(edge, "call", "a", "b")).isEmpty();
    assertThat(tokens.ownFlow(token, "call")).isEmpty();
  }

  @Test
  void flowTokenHidesTheAddresses() {
    String edge = tokens.edge("call", CALLEE.flow().text());
    for (String each : new String[] {token, edge}) {
      byte[] octets = Base64.getUrlDecoder().decode(each.substring(2));
      assertThat(new String(octets, StandardCharsets.ISO_8859_1))
          .doesNotContain("192.0.2", "2001:db8", "TLS");
    }
    assertThat(tokens.dialog("call", "a", CALLER, CALLEE))
        .as("two calls of the same phones cannot be told for such")
        .isNotEqualTo(token);
  }

  @Test
  void corruptedTokenIsInvalid() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder spoilt = new StringBuilder(random.nextBoolean() ? token : "e." + token);
      spoilt.setCharAt(random.nextInt(spoilt.length()), (char) random.nextInt(33, 127));
      if (!spoilt.toString().equals(token)) {
        assertThat(tokens.otherEnd(spoilt.toString(), "call", "a", "b")).isEmpty();
        assertThat(tokens.ownFlow(spoilt.toString(), "call")).isEmpty();
      }
    }
    assertThat(tokens.otherEnd("", "call", "a", "b")).isEmpty();
    assertThat(tokens.otherEnd("d.", "call", "a", "b")).isEmpty();
  }

  private static Flow flow(Transport transport, String host, long connection) {
    return new Flow(
        transport,
        new InetSocketAddress(Literal.address("192.0.2.1").orElseThrow(), 5060),
        new InetSocketAddress(Literal.address(host).orElseThrow(), 40_000),
        connection);
  }
}
