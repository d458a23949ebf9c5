package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of two phones and the proxy that do not fit into transcripts. */
@Timeout(60)
class CallTest {
  private final HandClock clock = new HandClock();
  private final MemoryCallControl calls = new MemoryCallControl(clock).user("alice").user("bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node node;
  private Phone alice;
  private Phone bob;

  @BeforeEach
  void twoPhones() {
    node = network.node(calls, "192.0.2.1", 5060, clock);
    alice = network.phone(node, Transport.UDP, "192.0.2.10", 5060);
    bob = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
    assertThat(bob.register("bob", "").text()).startsWith("SIP/2.0 200");
  }

  @AfterEach
  void hangUp() {
    network.close();
  }

  @Test
  void repeatedOkReachesTheCaller() {
    Heard invite = ring("bob");
    String ok = invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n");
    bob.say(ok);
    alice.hear("SIP/2.0 200");
    bob.say(ok);
    alice.hear("SIP/2.0 200");

    MemoryNetwork.Node withoutTransaction = network.node(calls, "192.0.2.2", 5060, clock);
    network.phone(withoutTransaction, Transport.UDP, "192.0.2.20", 5060).say(ok);
    alice.hear("SIP/2.0 200");
  }

  @Test
  void unknownDialogIsNotRelayed() {
    alice.say(
        """
        INVITE sip:victim@198.51.100.1 SIP/2.0
        Route: <sip:d.forged.token@192.0.2.1:5060;lr>
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:victim@198.51.100.1>;tag=2
        Call-ID: forged
        CSeq: 1 INVITE
        """);
    alice.hearAfterTrying("SIP/2.0 481");
  }

  @Test
  void routeHeaderCannotLeadOutOfTheDialog() {
    Heard ok = answer(ring("bob"));
    alice.say(within(ok, "ACK", 2));
    bob.hear("ACK");
    Phone victim = network.phone(node, Transport.UDP, "198.51.100.1", 5070);
    for (String route :
        new String[] {
          "<sip:198.51.100.1:5070;lr>",
          "<sip:198.51.100.1:5070;lr;transport=tcp>",
          "<sip:[2001:db8::1]:25;lr>"
        }) {
      alice.say(within(ok, "INFO", 3).replaceFirst("(Route: .*)\n", "$1\nRoute: " + route + "\n"));
      assertThat(alice.hear("SIP/2.0 ").text()).as(route).startsWith("SIP/2.0 403");
    }
    alice.say(
        within(ok, "INFO", 4)
            .replaceFirst("(Route: .*)\n", "$1\nRoute: <sip:victim.elsewhere.test;lr>\n"));
    bob.hear("INFO");
    victim.heardNothing();
  }

  @Test
  void upstreamProxyStaysInTheDialogRoute() {
    Phone upstream = network.phone(node, Transport.UDP, "198.51.100.1", 5070);
    upstream.say(
        invite("sip:bob@example.test", "sip:eve@elsewhere.test", "up", 1, "")
            .replace("CSeq:", "Record-Route: <sip:198.51.100.1:5070;lr>\nCSeq:"));
    upstream.hear("SIP/2.0 100");
    Heard invite = bob.hear("INVITE");
    bob.say(invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n"));
    Heard ok = upstream.hear("SIP/2.0 200");
    String bye =
        """
        BYE sip:eve@10.1.1.1 SIP/2.0
        %sFrom: %s
        To: %s
        Call-ID: up
        CSeq: 1 BYE
        """
            .formatted(
                invite.headers("Record-Route").stream()
                    .map(each -> "Route: " + each + "\n")
                    .reduce("", String::concat),
                ok.header("To"),
                ok.header("From"));
    bob.say(bye);
    assertThat(upstream.hear("BYE sip:eve@10.1.1.1").header("Route"))
        .isEqualTo("<sip:198.51.100.1:5070;lr>");
  }

  @Test
  void repeatedOkIsNotSentToAForgedAddress() {
    Heard invite = ring("bob");
    String ok = invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n");
    bob.say(ok);
    alice.hear("SIP/2.0 200");
    Phone victim = network.phone(node, Transport.UDP, "198.51.100.1", 5070);
    MemoryNetwork.Node withoutTransaction = network.node(calls, "192.0.2.2", 5060, clock);
    Phone there = network.phone(withoutTransaction, Transport.UDP, "192.0.2.20", 5060);
    there.say(
        ok.replace("received=192.0.2.10", "received=198.51.100.1")
            .replace("192.0.2.10:5060", "198.51.100.1:5070")
            .replace("rport=5060", "rport=5070"));
    there.say(ok);
    alice.hear("SIP/2.0 200");
    victim.heardNothing();
  }

  @Test
  void callerIdentityIsAssertedOnlyByTheServer() {
    String boss =
        """
        P-Asserted-Identity: "Boss" <sip:carol@example.test>
        p-asserted-identity: <tel:+4912345>
        P-Preferred-Identity: "Boss" <sip:carol@example.test>
        Remote-Party-ID: "Boss" <sip:carol@example.test>;party=calling
        Diversion: <sip:carol@example.test>;reason=unconditional
        History-Info: <sip:carol@example.test>;index=1
        P-Served-User: <sip:carol@example.test>
        """;
    alice.say(invite("sip:bob@example.test", "sip:eve@elsewhere.test", "i1", 1, boss));
    alice.hear("SIP/2.0 100");
    Heard stranger = bob.hear("INVITE");
    assertThat(stranger.text()).doesNotContain("carol", "P-Asserted-Identity", "+49");
    bob.say(stranger.reply("180 Ringing", "b", boss));
    assertThat(alice.hear("SIP/2.0 180").text()).doesNotContain("carol");

    Heard proven = ring("bob", boss);
    assertThat(proven.text()).doesNotContain("carol", "+49");
    assertThat(proven.headers("P-Asserted-Identity")).containsExactly("<sip:alice@example.test>");
    Heard ok = answer(proven);
    alice.say(within(ok, "ACK", 2));
    bob.hear("ACK");
    alice.say(within(ok, "UPDATE", 3) + boss);
    assertThat(bob.hear("UPDATE").text()).doesNotContain("carol");
  }

  @Test
  void phoneCommandsPassOnlyFromTheSameUser() {
    String commands =
        """
        Alert-Info: <http://127.0.0.1/>;info=alert-autoanswer
        call-info: <sip:x>;answer-after=0
        Answer-Mode: Auto;require
        Priv-Answer-Mode: Auto
        P-Auto-Answer: normal
        """;
    String names = "(?is).*(alert-info|call-info|answer).*";
    alice.say(invite("sip:bob@example.test", "sip:eve@elsewhere.test", "p1", 1, commands));
    alice.hear("SIP/2.0 100");
    Heard stranger = bob.hear("INVITE");
    assertThat(stranger.text()).doesNotMatch(names);
    bob.say(stranger.reply("180 Ringing", "b", commands));
    assertThat(alice.hear("SIP/2.0 180").text()).doesNotMatch(names);

    Heard colleague = ring("bob", commands);
    assertThat(colleague.text()).doesNotMatch(names);
    alice.say(within(answer(colleague), "UPDATE", 3) + commands);
    assertThat(bob.hear("UPDATE").text()).doesNotMatch(names);

    Phone desk = network.phone(node, Transport.UDP, "192.0.2.21", 5060);
    String own = "sip:bob@example.test";
    desk.say(invite(own, own, "p2", 1, commands));
    Heard challenge = desk.hearAfterTrying("SIP/2.0 407");
    String credentials =
        Phone.credentials(challenge, "Proxy-Authorization", "bob", "INVITE", own, 1);
    desk.say(invite(own, own, "p2", 2, commands + credentials));
    assertThat(bob.hear("INVITE").text()).contains(commands.replace("\n", "\r\n"));
  }

  @Test
  void domainMatchesInAnySpellingButNotAsIpAddress() {
    alice.say(invite("sip:bob@example.test", "sip:alice@EXAMPLE.test.", "d1", 1, ""));
    alice.hearAfterTrying("SIP/2.0 407");
    for (String host : new String[] {"192.0.2.1", "192.0.2.1:5060", "192.0.2.1:18060"}) {
      alice.say(invite("sip:bob@example.test", "sip:alice@" + host, "d" + host.hashCode(), 1, ""));
      assertThat(alice.hear("SIP/2.0 ").text()).as(host).startsWith("SIP/2.0 403");
    }
    bob.heardNothing();
  }

  @Test
  void requestReturnedUnchangedIsALoop() {
    Phone mirror = network.phone(node, Transport.UDP, "192.0.2.30", 5060);
    calls.user("mirror");
    mirror.register("mirror", "");
    alice.say(invite("sip:mirror@example.test", "sip:eve@elsewhere.test", "c8", 1, ""));
    alice.hear("SIP/2.0 100");
    String looped =
        mirror
            .hear("INVITE")
            .text()
            .replaceFirst("INVITE \\S+", "INVITE sip:mirror@example.test")
            .replaceFirst(
                "Via:", "Via: SIP/2.0/UDP 192.0.2.30:5060;branch=z9hG4bKmirror;rport\r\nVia:")
            .replaceAll("Content-Length: 3\r\n", "")
            .replaceAll("Record-Route:[^\r]*\r\n", "")
            .replace("\r\n", "\n");
    mirror.say(looped);
    mirror.hearAfterTrying("SIP/2.0 482");
  }

  @Test
  void phoneIsCalledAtTheRegisteredPort() {
    Phone speaking = network.phone(node, Transport.UDP, "192.0.2.40", 30_043);
    Phone listening = network.phone(node, Transport.UDP, "192.0.2.40", 30_044);
    calls.user("carol");
    speaking.register("carol", listening.contact("carol"), "");
    alice.say(invite("sip:carol@example.test", "sip:eve@elsewhere.test", "p1", 1, ""));
    alice.hear("SIP/2.0 100");
    Heard invite = listening.hear("INVITE sip:carol@192.0.2.40:30044");
    speaking.say(invite.reply("200 OK", "c", "Contact: " + listening.contact("carol") + "\n"));
    Heard ok = alice.hear("SIP/2.0 200");
    alice.say(within(ok, "ACK", 1));
    listening.hear("ACK sip:carol@192.0.2.40:30044");
    alice.say(within(ok, "BYE", 2));
    listening.hear("BYE sip:carol@192.0.2.40:30044");
    speaking.heardNothing();
  }

  @Test
  void contactAtAnotherAddressIsNotFollowed() {
    calls.user("carol");
    for (String contact :
        new String[] {
          "<sip:carol@10.0.0.5:5070>",
          "<sip:carol@198.51.100.9:5070>",
          "<sip:carol@phone.elsewhere.test:5070>",
          "<sip:carol@192.0.2.40:53>",
          "<sip:carol@192.0.2.40:5070;transport=tcp>",
          "<sips:carol@192.0.2.40:5070>"
        }) {
      Phone phone = network.phone(node, Transport.UDP, "192.0.2.40", 30_043);
      phone.register("carol", contact, "");
      alice.say(
          invite(
              "sip:carol@example.test", "sip:eve@elsewhere.test", contact.hashCode() + "", 1, ""));
      alice.hear("SIP/2.0 100");
      Heard invite = phone.hear("INVITE sip");
      phone.say(invite.reply("480 Temporarily Unavailable", "c", ""));
      phone.hear("ACK");
      alice.hear("SIP/2.0 480");
      phone.register("carol", contact, ";expires=0");
    }
  }

  @Test
  void contactAtTheServersAddressIsNotFollowed() {
    calls.user("carol");
    Phone beside = network.phone(node, Transport.UDP, "192.0.2.1", 30_043);
    beside.register("carol", "<sip:carol@192.0.2.1:5060>", "");
    alice.say(invite("sip:carol@example.test", "sip:eve@elsewhere.test", "p2", 1, ""));
    alice.hear("SIP/2.0 100");
    beside.hear("INVITE sip:carol@192.0.2.1:5060");
  }

  @Test
  void contactPortIsIgnoredOverTcp() {
    Phone connected = network.phone(node, Transport.TCP, "192.0.2.40", 40_001);
    calls.user("carol");
    connected.register("carol", "<sip:carol@192.0.2.40:5070;transport=tcp>", "");
    alice.say(invite("sip:carol@example.test", "sip:eve@elsewhere.test", "p3", 1, ""));
    alice.hear("SIP/2.0 100");
    connected.hear("INVITE sip:carol@192.0.2.40:5070");
  }

  @Test
  void requireHeaderIsPassedToThePhone() {
    alice.say(
        invite(
            "sip:bob@example.test", "sip:eve@elsewhere.test", "c13", 1, "Require: 100rel, ;x\n"));
    alice.hear("SIP/2.0 100");
    assertThat(bob.hear("INVITE").header("Require")).isEqualTo("100rel, ;x");
  }

  @Test
  void senderSuppliedRouteIsRefused() {
    for (String route :
        new String[] {
          "Route: <sip:192.0.2.1:5060;lr>, <sip:198.51.100.9;lr>",
          "Route: <sip:192.0.2.1:5060;lr>\nRoute: <sip:proxy.elsewhere.test;lr>",
          "Route: <sip:mail.example.test;lr>, <sip:proxy.elsewhere.test;lr>",
          "Route: <sip:example.test;lr>, <tel:+4912345>",
          "Route: <sip:198.51.100.9;lr>"
        }) {
      alice.say(
          invite(
              "sip:bob@example.test",
              "sip:eve@elsewhere.test",
              "r" + route.hashCode(),
              1,
              route + "\n"));
      assertThat(alice.hear("SIP/2.0 ").text()).as(route).startsWith("SIP/2.0 403");
    }
    bob.heardNothing();
  }

  @Test
  void routeToTheServerIsAcceptedUnderAnyOfItsNames() {
    for (String route :
        new String[] {
          "Route: <sip:mail.elsewhere.test;lr>",
          "Route: <sip:example.test;lr>, <sip:192.0.2.1:5060;lr;transport=tcp>",
        }) {
      alice.say(
          invite(
              "sip:bob@example.test",
              "sip:eve@elsewhere.test",
              "n" + route.hashCode(),
              1,
              route + "\n"));
      alice.hear("SIP/2.0 100");
      assertThat(bob.hear("INVITE").header("Route")).as(route).isEmpty();
    }
  }

  @Test
  void unknownHeadersAreForwardedUnchanged() {
    String lines =
        "X-Twice: a\nx-twice:b\nAllow: INVITE,ACK\nContact : <sip:odd one>>;;\nSubject:  a\n fold";
    alice.say(
        invite("sip:bob@example.test", "sip:eve@elsewhere.test", "c11", 1, "")
            .replaceFirst("Contact: .*", lines));
    alice.hear("SIP/2.0 100");
    Heard invite = bob.hear("INVITE");
    assertThat(invite.text()).contains("\r\n" + lines.replace("\n", "\r\n") + "\r\n");
    bob.say(invite.reply("180 Ringing", "b", "X-Odd: ;;,\nx-odd: 2\n"));
    assertThat(alice.hear("SIP/2.0 180").text()).contains("\r\nX-Odd: ;;,\r\nx-odd: 2\r\n");
  }

  @Test
  void cancelAfterTheAnswerChangesNothing() {
    Heard ok = answer(ring("bob"));
    alice.say(cancel());
    assertThat(alice.hear("SIP/2.0 200").header("CSeq")).isEqualTo("2 CANCEL");
    assertThat(node.undecided()).as("calls remembered for a CANCEL").isZero();
    bob.heardNothing();
    alice.say(within(ok, "ACK", 2));
    bob.hear("ACK");
  }

  @Test
  void recordRouteNamesTheTransportOfEachSide() {
    Phone second = network.phone(node, Transport.TCP, "192.0.2.21", 40_000);
    second.register("bob", "");
    ring("bob");
    Heard invite = second.hear("INVITE");
    assertThat(invite.headers("Record-Route"))
        .satisfiesExactly(
            towardsCallee -> assertThat(towardsCallee).contains("192.0.2.1:5060;transport=tcp;lr"),
            towardsCaller -> assertThat(towardsCaller).contains("192.0.2.1:5060;lr"));
    second.say(invite.reply("200 OK", "b2", "Contact: " + second.contact("bob") + "\n"));
    Heard ok = alice.hear("SIP/2.0 200");
    alice.say(within(ok, "ACK", 2));
    assertThat(second.hear("ACK").header("Route")).isEmpty();
  }

  @Test
  void datagramWithoutContentLengthIsReadToItsEnd() {
    alice.sayJust(
        """
        MESSAGE sip:bob@example.test SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKnolength
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:bob@example.test>
        Call-ID: m2
        CSeq: 1 MESSAGE
        Content-Type: text/plain

        hello
        to the end""");
    Heard message = bob.hear("MESSAGE sip:bob@192.0.2.20:5060");
    assertThat(message.text()).endsWith("\r\n\r\nhello\r\nto the end");
    assertThat(message.header("Content-Length")).isEqualTo("17");
  }

  @Test
  void oversizedRequestIsRefusedWith513() {
    String head =
        "INVITE sip:bob@example.test SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKl\n";
    node.refuse(alice, head + "Call-ID: large\n\n");
    assertThat(alice.hear("SIP/2.0 513 Message Too Large").header("Call-ID")).isEqualTo("large");
    node.refuse(alice, head.replace("INVITE", "ACK") + "\n");
    node.refuse(alice, "INVITE sip:bob@example.test SIP/2.0\nCall-ID: large\n\n");
    node.refuse(alice, "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.10\n\n");
    alice.heardNothing();
  }

  /** Alice calls with her password; the phone that rings answers. */
  private Heard ring(String callee) {
    return ring(callee, "");
  }

  private Heard ring(String callee, String more) {
    alice.say(invite(callee, "call", 1, ""));
    Heard challenge = alice.hearAfterTrying("SIP/2.0 407");
    alice.say(
        """
        ACK sip:%s@example.test SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKcall-1;rport
        From: %s
        To: %s
        Call-ID: call
        CSeq: 1 ACK
        """
            .formatted(callee, challenge.header("From"), challenge.header("To")));
    String uri = "sip:" + callee + "@example.test";
    alice.say(
        invite(
            callee,
            "call",
            2,
            more + Phone.credentials(challenge, "Proxy-Authorization", "alice", "INVITE", uri, 1)));
    alice.hear("SIP/2.0 100");
    return bob.hear("INVITE");
  }

  private Heard answer(Heard invite) {
    bob.say(invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n"));
    return alice.hear("SIP/2.0 200");
  }

  private String invite(String callee, String callId, int cseq, String more) {
    return invite("sip:" + callee + "@example.test", "sip:alice@example.test", callId, cseq, more);
  }

  private String invite(String uri, String from, String callId, int cseq, String more) {
    return """
        INVITE %s SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK%s-%d;rport
        From: <%s>;tag=a
        To: <%s>
        Call-ID: %s
        CSeq: %d INVITE
        Contact: %s
        %s
        sdp"""
        .formatted(uri, callId, cseq, from, uri, callId, cseq, alice.contact("alice"), more);
  }

  private String cancel() {
    return """
        CANCEL sip:bob@example.test SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKcall-2;rport
        From: <sip:alice@example.test>;tag=a
        To: <sip:bob@example.test>
        Call-ID: call
        CSeq: 2 CANCEL
        """;
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
