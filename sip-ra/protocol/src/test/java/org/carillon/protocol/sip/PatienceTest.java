package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that phones get a response in time if the core or another node does not answer. */
@Timeout(60)
class PatienceTest {
  private final HandClock clock = new HandClock();
  private final MemoryCallControl calls = new MemoryCallControl(clock).user("bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private final CountDownLatch thaw = new CountDownLatch(1);

  @AfterEach
  void end() {
    thaw.countDown();
    network.close();
  }

  @Test
  void registrationIsDeferredWhileTheCoreIsSilent() {
    MemoryNetwork.Node node = network.impatient(calls, "192.0.2.1", 5060, clock);
    Phone bob = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
    calls.freeze(thaw);
    bob.say(register(1));
    assertThat(bob.hear("SIP/2.0 503").header("Retry-After")).isEqualTo("10");
    bob.say(register(2));
    Heard again = bob.hear("SIP/2.0 503");
    assertThat(again.header("CSeq")).isEqualTo("2 REGISTER");
    thaw.countDown();
    assertThat(bob.register("bob", "").text()).startsWith("SIP/2.0 200");
    bob.heardNothing();
  }

  @Test
  void deferredCallDoesNotRingLater() {
    MemoryNetwork.Node node = network.impatient(calls, "192.0.2.1", 5060, clock);
    Phone bob = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
    Phone caller = network.phone(node, Transport.UDP, "203.0.113.5", 5060);
    bob.register("bob", "");
    calls.freeze(thaw);
    caller.say(invite("c1"));
    caller.hear("SIP/2.0 503");
    thaw.countDown();
    caller.say(invite("c2"));
    caller.hear("SIP/2.0 100");
    assertThat(bob.hear("INVITE").header("Call-ID")).isEqualTo("c2");
    bob.heardNothing();
  }

  @Test
  void phoneAtASilentNodeIsUnavailable() {
    MemoryNetwork.Node first = network.node(calls, "192.0.2.1", 5060, clock);
    network.phone(first, Transport.TCP, "192.0.2.20", 40_001).register("bob", "");
    network.freeze("192.0.2.1", 5060);
    MemoryNetwork.Node second = network.hasty(calls.otherNode(), "192.0.2.2", 5060, clock);
    Phone caller = network.phone(second, Transport.UDP, "203.0.113.5", 5060);
    caller.say(invite("c3"));
    caller.hearAfterTrying("SIP/2.0 480");
  }

  private static String register(int cseq) {
    return """
        REGISTER sip:example.test SIP/2.0
        From: <sip:bob@example.test>;tag=r
        To: <sip:bob@example.test>
        Call-ID: registration
        CSeq: %d REGISTER
        """
        .formatted(cseq);
  }

  private static String invite(String callId) {
    return """
        INVITE sip:bob@example.test SIP/2.0
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:bob@example.test>
        Call-ID: %s
        CSeq: 1 INVITE
        """
        .formatted(callId);
  }
}
