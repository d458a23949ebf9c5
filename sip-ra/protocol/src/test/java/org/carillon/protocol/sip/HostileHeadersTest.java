package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.SipCounters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that requests with arbitrary values of parsed headers get responses without a defect. */
@Timeout(120)
class HostileHeadersTest {
  private static final List<String> HEADERS =
      List.of(
          "Via",
          "From",
          "To",
          "Call-ID",
          "CSeq",
          "Max-Forwards",
          "Route",
          "Record-Route",
          "Proxy-Require",
          "Proxy-Authorization",
          "Timestamp",
          "Authorization",
          "Contact",
          "Expires",
          "Path",
          "Require",
          "User-Agent");
  private static final List<String> VALUES =
      List.of(
          "",
          ";",
          ",",
          ",,",
          "*",
          "*, *",
          "abc",
          "-1",
          "4294967295",
          "4294967296",
          "99999999999999999999",
          "1.0e9",
          "\"",
          "<",
          "<>",
          "<sip:",
          "<sip:>",
          "<sip:@>",
          "<sip:b@[::1>",
          "<sip:b@192.0.2.20>;expires",
          "<sip:b@192.0.2.20>;expires=4294967296;q=",
          "<sip:b@192.0.2.20:99999>;q=1.1",
          "<tel:>",
          "<urn:x>;tag=1",
          "Digest",
          "Digest username",
          "Digest realm=\"example.test\",nonce=\"..\",nc=zzzzzzzz",
          "SIP/2.0/UDP",
          "SIP/2.0/UDP 192.0.2.20:99999;branch=z9hG4bK;rport=x",
          "0 OPTIONS",
          "x".repeat(2_000));

  private final HandClock clock = new HandClock();
  private final MemoryCallControl calls = new MemoryCallControl(clock).user("bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node node;
  private int phones;

  @BeforeEach
  void oneNode() {
    node = network.node(calls, "192.0.2.1", 5060, clock);
    phone().register("bob", "");
  }

  @AfterEach
  void end() {
    network.close();
  }

  @Test
  void everyRequestIsAnswered() {
    for (String method : List.of("REGISTER", "OPTIONS", "SUBSCRIBE")) {
      for (String header : HEADERS) {
        for (String value : VALUES) {
          Phone phone = phone();
          phone.say(with(request(method), header + ": " + value));
          assertThat(phone.hear("SIP/2.0 ").text()).as("%s: %s", header, value).isNotEmpty();
        }
      }
    }
    assertThat(node.tally().of(SipCounters.Count.FAILED)).isZero();
  }

  @Test
  void registrationsWithTheRightPasswordAreAnswered() {
    for (String header : List.of("Contact", "Expires", "Path", "Require", "User-Agent")) {
      for (String value : VALUES) {
        Phone phone = phone();
        String line = header + ": " + value;
        phone.say(with(request("REGISTER"), line));
        Heard first = phone.hear("SIP/2.0 ");
        if (first.text().startsWith("SIP/2.0 401")) {
          phone.say(
              with(request("REGISTER"), line)
                  + Phone.credentials(
                      first, "Authorization", "bob", "REGISTER", "sip:example.test", 1));
          assertThat(phone.hear("SIP/2.0 ").text()).as(line).doesNotStartWith("SIP/2.0 401");
        }
      }
    }
    assertThat(node.tally().of(SipCounters.Count.FAILED)).isZero();
  }

  @Test
  void internalErrorIsAnsweredWith500() {
    calls.breakDown();
    for (String method : List.of("REGISTER", "MESSAGE")) {
      Phone phone = phone();
      phone.say(request(method));
      assertThat(phone.hear("SIP/2.0 500").header("CSeq")).isEqualTo("7 " + method);
    }
    assertThat(node.tally().of(SipCounters.Count.FAILED)).isEqualTo(2);
  }

  /** Each at another address, as repeated nonsense from one is limited. */
  private Phone phone() {
    phones++;
    return network.phone(
        node, Transport.UDP, "198.51." + phones / 250 + "." + (1 + phones % 250), 5060);
  }

  private static String with(String request, String line) {
    String name = line.substring(0, line.indexOf(':') + 1);
    Stream<String> others = request.lines().filter(each -> !each.startsWith(name));
    return String.join("\n", others.toList()) + "\n" + line + "\n";
  }

  private String request(String method) {
    return """
        %1$s sip:example.test SIP/2.0
        Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bK-h%2$d;rport
        From: <sip:bob@example.test>;tag=r
        To: <sip:bob@example.test>
        Call-ID: hostile-%2$d
        CSeq: 7 %1$s
        """
        .formatted(method, phones);
  }
}
