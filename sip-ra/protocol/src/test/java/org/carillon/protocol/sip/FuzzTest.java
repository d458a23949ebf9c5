package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.SipCounters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a node survives corrupted messages and goes on responding. */
@Timeout(120)
class FuzzTest {
  private static final String[] METHODS = {
    "INVITE",
    "ACK",
    "CANCEL",
    "BYE",
    "REGISTER",
    "OPTIONS",
    "MESSAGE",
    "SUBSCRIBE",
    "NOTIFY",
    "PRACK"
  };
  private static final String[] LINES = {
    "Route: <sip:192.0.2.1:5060;lr>",
    "Route: <sip:d.AAAA.BBBB@192.0.2.1;lr>",
    "Route: <sip:e.AAAA.BBBB@192.0.2.1;lr>, <sip:x>",
    "Contact: *",
    "Contact: <sip:a@1.2.3.4>;q=9;expires=-1",
    "Contact: <tel:+1>",
    "Expires: 0",
    "Authorization: Digest realm=\"example.test\"",
    "Proxy-Authorization: Digest username=\"bob\",realm=\"example.test\",nonce=\"a.b\",uri=\"x\",response=\"y\",nc=1,cnonce=\"\",qop=auth",
    "Proxy-Authorization: Basic abc",
    "Path: rubbish",
    "Proxy-Require: nothing",
    "Record-Route: <sip:192.0.2.1;lr>",
    "Max-Forwards: 1",
    "Require: 100rel"
  };
  private static final String[] URIS = {
    "sip:bob@example.test", "sip:example.test", "sips:bob@example.test", "tel:+4912345",
    "sip:%zz@example.test", "sip:192.0.2.1", "urn:service:sos", "sip:bob@192.0.2.1:5060;lr",
    "sip::@", "sip:bob@[2001:db8::1]"
  };

  @Test
  void corruptedMessagesDoNotStopTheNode() {
    MemoryCallControl calls = new MemoryCallControl(new HandClock()).user("bob");
    try (MemoryNetwork network = new MemoryNetwork()) {
      HandClock clock = new HandClock();
      MemoryNetwork.Node node = network.node(calls, "192.0.2.1", 5060, clock);
      Phone bob = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
      bob.register("bob", "");
      Random random = new Random(7);
      for (int i = 0; i < 5_000; i++) {
        Phone source =
            network.phone(node, Transport.TCP, "192.0.2." + random.nextInt(30, 250), 4_000 + i);
        source.say(message(random, i));
      }
      Phone caller = network.phone(node, Transport.UDP, "198.51.100.1", 5060);
      caller.say(
          """
          OPTIONS sip:192.0.2.1 SIP/2.0
          From: <sip:x@elsewhere.test>;tag=1
          To: <sip:192.0.2.1>
          Call-ID: after
          CSeq: 1 OPTIONS
          """);
      caller.hear("SIP/2.0 200");
      assertThat(node.tally().of(SipCounters.Count.FAILED)).isZero();
    }
  }

  private static String message(Random random, int number) {
    String method = pick(random, METHODS);
    StringBuilder message =
        new StringBuilder(
            """
            %s %s SIP/2.0
            From: <%s>;tag=1
            To: <%s>%s
            Call-ID: fuzz%d
            CSeq: %d %s
            """
                .formatted(
                    method,
                    pick(random, URIS),
                    pick(random, URIS),
                    pick(random, URIS),
                    random.nextBoolean() ? ";tag=2" : "",
                    random.nextInt(50),
                    number,
                    method));
    for (int i = random.nextInt(4); i > 0; i--) {
      message.append(pick(random, LINES)).append('\n');
    }
    return message.toString();
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
