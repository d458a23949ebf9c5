package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone registered at one node is called through another. */
@Timeout(60)
class ClusterTest {
  private final HandClock clock = new HandClock();
  private final MemoryDesk desk = new MemoryDesk(clock).user("bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node first;
  private MemoryNetwork.Node second;
  private Phone caller;

  @BeforeEach
  void twoNodes() {
    first = network.node(desk, "192.0.2.1", 5060, clock);
    second = network.node(desk.otherNode(), "192.0.2.2", 5060, clock);
    caller = network.phone(second, Transport.UDP, "198.51.100.7", 5060);
  }

  @AfterEach
  void end() {
    network.close();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void theWholeCallGoesByTheNodeThatHasThePhone(Transport transport) {
    Phone bob = network.phone(first, transport, "192.0.2.20", 40_001);
    bob.register("bob", "");

    caller.say(invite("c1"));
    caller.hear("SIP/2.0 100");
    Heard invite = bob.hear("INVITE sip:bob@192.0.2.20:40001");
    assertThat(invite.headers("Via")).hasSize(3);
    assertThat(invite.header("Route")).isEmpty();
    bob.say(invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n"));
    Heard ok = caller.hear("SIP/2.0 200");

    caller.say(within(ok, "ACK", 1));
    bob.hear("ACK");
    caller.say(within(ok, "BYE", 2));
    Heard bye = bob.hear("BYE");
    bob.say(bye.reply("200 OK", "b", ""));
    caller.hear("SIP/2.0 200");
  }

  @Test
  void aLostConnectionIsToldByTheNodeThatHadIt() {
    Phone bob = network.phone(first, Transport.TCP, "192.0.2.20", 40_001);
    bob.register("bob", "");
    first.cut(bob);
    caller.say(invite("c2"));
    caller.hearAfterTrying("SIP/2.0 430");
  }

  private static String invite(String callId) {
    return """
        INVITE sip:bob@example.test SIP/2.0
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:bob@example.test>
        Call-ID: %s
        CSeq: 1 INVITE
        Contact: <sip:eve@198.51.100.7>
        """
        .formatted(callId);
  }

  private static String within(Heard ok, String method, int cseq) {
    return """
        %s %s SIP/2.0
        %sFrom: %s
        To: %s
        Call-ID: %s
        CSeq: %d %s
        """
        .formatted(
            method,
            ok.contactUri(),
            ok.routes(),
            ok.header("From"),
            ok.header("To"),
            ok.header("Call-ID"),
            cseq,
            method);
  }
}
