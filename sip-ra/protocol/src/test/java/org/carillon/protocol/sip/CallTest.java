package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two phones and the proxy between them. */
@Timeout(60)
class CallTest {
  private final HandClock clock = new HandClock();
  private final MemoryDesk desk =
      new MemoryDesk(clock).user("alice").user("bob").alias("200", "bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node node;
  private Phone alice;
  private Phone bob;

  @BeforeEach
  void twoPhones() {
    node = network.node(desk, "192.0.2.1", 5060, clock);
    alice = network.phone(node, Transport.UDP, "192.0.2.10", 5060);
    bob = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
    assertThat(bob.register("bob", "").text()).startsWith("SIP/2.0 200");
  }

  @AfterEach
  void hangUp() {
    network.close();
  }

  @Test
  void aCallIsSetUpAndEndedThroughTheProxy() {
    Heard invite = ring("bob");
    assertThat(invite.text()).startsWith("INVITE sip:bob@192.0.2.20:5060 SIP/2.0");
    assertThat(invite.headers("Via")).hasSize(2);
    assertThat(invite.header("Max-Forwards")).isEqualTo("69");
    assertThat(invite.header("Proxy-Authorization")).isEmpty();
    assertThat(invite.text()).endsWith("\r\n\r\nsdp");

    bob.say(invite.reply("180 Ringing", "b", "Contact: " + bob.contact("bob") + "\n"));
    alice.hear("SIP/2.0 180");
    bob.say(invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n"));
    Heard ok = alice.hear("SIP/2.0 200");
    assertThat(ok.headers("Via")).hasSize(1);

    alice.say(within(ok, "ACK", 2));
    assertThat(bob.hear("ACK sip:bob@192.0.2.20:5060").header("Route")).isEmpty();
    alice.say(within(ok, "BYE", 3));
    Heard bye = bob.hear("BYE sip:bob@192.0.2.20:5060");
    bob.say(bye.reply("200 OK", "b", ""));
    alice.hear("SIP/2.0 200");
    assertThat(node.tally().of(Tally.Count.ANSWERED)).isEqualTo(1);
  }

  @Test
  void theCalleeMayHangUpToo() {
    Heard invite = ring("bob");
    Heard ok = answer(invite);
    alice.say(within(ok, "ACK", 2));
    bob.hear("ACK");

    bob.say(
        """
        BYE sip:alice@192.0.2.10:5060 SIP/2.0
        %sFrom: %s
        To: %s
        Call-ID: %s
        CSeq: 1 BYE
        """
            .formatted(
                "Route: " + invite.header("Record-Route") + "\n",
                ok.header("To"),
                ok.header("From"),
                ok.header("Call-ID")));
    Heard bye = alice.hear("BYE");
    alice.say(bye.reply("200 OK", "x", ""));
    bob.hear("SIP/2.0 200");
  }

  @Test
  void anAliasReachesTheSamePhone() {
    assertThat(ring("200").text()).startsWith("INVITE sip:bob@192.0.2.20:5060");
  }

  @Test
  void whoClaimsToBeOneOfOursIsChallenged() {
    alice.say(invite("bob", "c1", 1, ""));
    Heard challenge = alice.hearAfterTrying("SIP/2.0 407");
    assertThat(challenge.headers("Proxy-Authenticate")).hasSize(2);
    assertThat(challenge.parameter("realm")).isEqualTo("example.test");
    bob.heardNothing();
  }

  @Test
  void strangersMayCallOurUsersButAreNotRelayed() {
    String stranger = "sip:eve@elsewhere.test";
    alice.say(invite("sip:bob@example.test", stranger, "c2", 1, ""));
    alice.hear("SIP/2.0 100");
    bob.hear("INVITE");

    alice.say(invite("sip:carol@third.test", stranger, "c3", 1, ""));
    alice.hearAfterTrying("SIP/2.0 403");
  }

  @Test
  void nobodyAndNoPhone() {
    String stranger = "sip:eve@elsewhere.test";
    alice.say(invite("sip:nobody@example.test", stranger, "c4", 1, ""));
    alice.hearAfterTrying("SIP/2.0 404");
    alice.say(invite("sip:alice@example.test", stranger, "c5", 1, ""));
    alice.hearAfterTrying("SIP/2.0 480");
  }

  @Test
  void aCallerWhoGivesUpStopsTheRinging() {
    Heard invite = ring("bob");
    bob.say(invite.reply("180 Ringing", "b", ""));
    alice.hear("SIP/2.0 180");

    alice.say(cancel());
    alice.hear("SIP/2.0 200");
    Heard cancel = bob.hear("CANCEL sip:bob@192.0.2.20:5060");
    assertThat(cancel.parameter("branch")).isEqualTo(invite.parameter("branch"));
    bob.say(cancel.reply("200 OK", "b", ""));
    bob.say(invite.reply("487 Request Terminated", "b", ""));
    bob.hear("ACK");
    assertThat(alice.hear("SIP/2.0 487").header("CSeq")).isEqualTo("2 INVITE");
  }

  @Test
  void aCancelBeforeAnythingRangIsSentOnceThePhoneSaysSomething() {
    Heard invite = ring("bob");
    alice.say(cancel());
    alice.hear("SIP/2.0 200");
    bob.heardNothing();
    bob.say(invite.reply("180 Ringing", "b", ""));
    bob.hear("CANCEL");
  }

  @Test
  void aCancelForNothingIsRefused() {
    alice.say(
        invite("bob", "c9", 1, "")
            .replaceFirst("INVITE", "CANCEL")
            .replace("1 INVITE", "1 CANCEL"));
    alice.hear("SIP/2.0 481");
  }

  @Test
  void allPhonesRingAndOneTakesTheCall() {
    Phone second = network.phone(node, Transport.TCP, "192.0.2.21", 40_000);
    second.register("bob", "");
    Heard first = ring("bob");
    Heard other = second.hear("INVITE");
    bob.say(first.reply("180 Ringing", "b1", ""));
    second.say(other.reply("180 Ringing", "b2", ""));
    alice.hear("SIP/2.0 180");
    alice.hear("SIP/2.0 180");

    second.say(other.reply("200 OK", "b2", "Contact: " + second.contact("bob") + "\n"));
    Heard ok = alice.hear("SIP/2.0 200");
    Heard cancel = bob.hear("CANCEL");
    bob.say(cancel.reply("200 OK", "b1", ""));
    bob.say(first.reply("487 Request Terminated", "b1", ""));
    bob.hear("ACK");

    alice.say(within(ok, "ACK", 2));
    second.hear("ACK");
    assertThat(ok.headers("Record-Route")).as("one for UDP, one for TCP").hasSize(2);
  }

  @Test
  void lowerPriorityRingsOnlyWhenTheHigherFailed() {
    Phone second = network.phone(node, Transport.UDP, "192.0.2.21", 5060);
    second.register("bob", ";q=0.3");
    Heard invite = ring("bob");
    second.heardNothing();
    bob.say(invite.reply("486 Busy Here", "b", ""));
    bob.hear("ACK");
    Heard next = second.hear("INVITE");
    second.say(next.reply("408 Request Timeout", "b", ""));
    second.hear("ACK");
    alice.hear("SIP/2.0 486");
  }

  @Test
  void aRepeatedInviteRingsOnce() {
    String invite = invite("sip:bob@example.test", "sip:eve@elsewhere.test", "c6", 1, "");
    alice.say(invite);
    alice.hear("SIP/2.0 100");
    bob.hear("INVITE");
    alice.say(invite);
    alice.hear("SIP/2.0 100");
    bob.heardNothing();
  }

  @Test
  void aRepeatedOkAfterTheTransactionEndedStillReachesTheCaller() throws InterruptedException {
    Heard invite = ring("bob");
    String ok = invite.reply("200 OK", "b", "Contact: " + bob.contact("bob") + "\n");
    bob.say(ok);
    alice.hear("SIP/2.0 200");
    bob.say(ok);
    alice.hear("SIP/2.0 200");
    while (node.load() > 3) {
      Thread.sleep(50);
    }
    bob.say(ok);
    alice.hear("SIP/2.0 200");
  }

  @Test
  void aDialogNobodySetUpHereIsNotRelayed() {
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
  void tooManyHopsAreRefused() {
    String invite = invite("sip:bob@example.test", "sip:eve@elsewhere.test", "c7", 1, "");
    alice.say(invite.replace("CSeq:", "Max-Forwards: 0\nCSeq:"));
    alice.hearAfterTrying("SIP/2.0 483");
  }

  @Test
  void aRequestThatComesBackUnchangedIsALoop() {
    Phone mirror = network.phone(node, Transport.UDP, "192.0.2.30", 5060);
    desk.user("mirror");
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
  void optionsToTheServerIsAnsweredByIt() {
    alice.say(
        """
        OPTIONS sip:192.0.2.1 SIP/2.0
        From: <sip:alice@example.test>;tag=1
        To: <sip:192.0.2.1>
        Call-ID: o1
        CSeq: 1 OPTIONS
        """);
    assertThat(alice.hear("SIP/2.0 200").header("Allow")).contains("INVITE");
  }

  @Test
  void aMessageIsRelayed() {
    alice.say(
        """
        MESSAGE sip:bob@example.test SIP/2.0
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:bob@example.test>
        Call-ID: m1
        CSeq: 1 MESSAGE
        Content-Type: text/plain

        hello""");
    Heard message = bob.hear("MESSAGE sip:bob@192.0.2.20:5060");
    assertThat(message.text()).endsWith("\r\n\r\nhello");
    bob.say(message.reply("200 OK", "b", ""));
    alice.hear("SIP/2.0 200");
  }

  @Test
  void aPhoneThatIsGoneCountsAsSilent() {
    node.cut(bob);
    alice.say(invite("sip:bob@example.test", "sip:eve@elsewhere.test", "c10", 1, ""));
    alice.hearAfterTrying("SIP/2.0 480");
  }

  /** Alice, with her password, calls; what rings is answered. */
  private Heard ring(String callee) {
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
            Phone.credentials(challenge, "Proxy-Authorization", "alice", "INVITE", uri, 1)));
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
