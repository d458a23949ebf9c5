package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of a phone and the registrar that do not fit into transcripts. */
@Timeout(60)
class RegistrarTest {
  private final HandClock clock = new HandClock();
  private final MemoryCallControl calls = new MemoryCallControl(clock).user("bob");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node node;
  private Phone phone;
  private int cseq;
  private Heard challenge;

  @BeforeEach
  void onePhone() {
    node = network.node(calls, "192.0.2.1", 5060, clock);
    phone = network.phone(node, Transport.UDP, "192.0.2.20", 5060);
  }

  @AfterEach
  void end() {
    network.close();
  }

  @Test
  void sha256DigestIsAccepted() {
    challenge = ask("bob", "");
    phone.say(
        request("bob", "")
            + Phone.credentials(
                challenge,
                "Authorization",
                "bob",
                MemoryCallControl.password("bob"),
                "REGISTER",
                "sip:example.test",
                1,
                DigestAlgorithm.SHA_256));
    phone.hear("SIP/2.0 200");
  }

  @Test
  void nonceIsReusableWithTheNextCountButNotReplayed() {
    register("bob", "");
    phone.say(request("bob", "") + credentials("bob", 2));
    phone.hear("SIP/2.0 200");
    phone.say(request("bob", "") + credentials("bob", 2));
    assertThat(phone.hear("SIP/2.0 401").header("WWW-Authenticate")).contains("stale=true");
  }

  @Test
  void forgedNonceIsChallengedAgain() {
    challenge = ask("bob", "");
    phone.say(
        request("bob", "") + credentials("bob", 1).replaceFirst("nonce=\"...", "nonce=\"ZZZ"));
    assertThat(phone.hear("SIP/2.0 401").header("WWW-Authenticate")).doesNotContain("stale=true");
  }

  @Test
  void invalidExpiryIsOneHour() {
    for (String odd : new String[] {"4294967295", "4294967296", "1".repeat(40), "abc", "-1", ""}) {
      assertThat(register("bob", "Contact: <sip:bob@192.0.2.20>\nExpires: " + odd + "\n"))
          .as("Expires: %s", odd)
          .returns("<sip:bob@192.0.2.20>;expires=3600", ok -> ok.header("Contact"));
      assertThat(register("bob", "Contact: <sip:bob@192.0.2.20>;expires=" + odd + "\n"))
          .as("expires=%s", odd)
          .returns("<sip:bob@192.0.2.20>;expires=3600", ok -> ok.header("Contact"));
    }
    assertThat(register("bob", "Contact: *\nExpires: abc\n").text()).startsWith("SIP/2.0 400");
  }

  @Test
  void grantedExpiryDoesNotDependOnTheResponseTime() {
    calls.takesFor(Duration.ofMillis(1_700));
    assertThat(register("bob", "Contact: <sip:bob@192.0.2.20>\nExpires: 60\n").header("Contact"))
        .endsWith(";expires=60");
    assertThat(register("bob", "Contact: <sip:bob@192.0.2.20>;expires=60\n").text())
        .startsWith("SIP/2.0 200");
  }

  @Test
  void responseRepeatsTheViaHeadersWithTheReceivedAddress() {
    phone.say(
        request("bob", "")
            .replace(
                "From:",
                "v: SIP / 2.0 / UDP 10.0.0.1:5062 ;branch=z9hG4bKa;rport;x=\"a,b\", "
                    + "SIP/2.0/TCP far.test;branch=z9hG4bKb\nVia: SIP/2.0/UDP last.test\nFrom:")
            .replace("To: <", "t: \"Bob, \\\"the\\\" <builder>\" <"));
    Heard answer = phone.hear("SIP/2.0 401");
    assertThat(answer.headers("Via"))
        .containsExactly(
            "SIP / 2.0 / UDP 10.0.0.1:5062;branch=z9hG4bKa;x=\"a,b\""
                + ";received=192.0.2.20;rport=5060, SIP/2.0/TCP far.test;branch=z9hG4bKb",
            "SIP/2.0/UDP last.test");
    assertThat(answer.header("To"))
        .startsWith("\"Bob, \\\"the\\\" <builder>\" <sip:bob@example.test>;tag=");
  }

  @Test
  void malformedHeaderIsABadRequest() {
    for (String bad :
        new String[] {
          "Contact: <sip:bob@192.0.2.20\n",
          "Contact: \"bob <sip:bob@192.0.2.20>\n",
          "Contact: <sip:bob@192.0.2.20>;q=7\n",
          "Contact: <sip:bob@192.0.2.20>;expires=60;expires=3600\n",
          "Contact: <tel:+4912345>\n",
          "Contact: <sip:bob@192.0.2.20>\nPath: \"edge\n"
        }) {
      assertThat(register("bob", bad).text()).as(bad).startsWith("SIP/2.0 400");
    }
    assertThat(register("bob", "").headers("Contact")).isEmpty();
  }

  @Test
  void nonceIsValidForItsNetworkAndTransportOnly() {
    challenge = ask("bob", "");
    String answered = request("bob", "") + credentials("bob", 1);
    for (Phone other :
        new Phone[] {
          network.phone(node, Transport.UDP, "192.0.2.21", 5060),
          network.phone(node, Transport.TCP, "192.0.2.20", 5061)
        }) {
      other.say(answered);
      assertThat(other.hear("SIP/2.0 401").header("WWW-Authenticate")).contains("stale=true");
    }
    phone.say(answered);
    phone.hear("SIP/2.0 200");
  }

  @Test
  void nonceIsValidAtItsNodeOnly() {
    challenge = ask("bob", "");
    String answered = request("bob", "") + credentials("bob", 1);
    MemoryNetwork.Node other = network.node(calls, "192.0.2.2", 5060, clock);
    Phone there = network.phone(other, Transport.UDP, "192.0.2.20", 5060);
    there.say(answered);
    assertThat(there.hear("SIP/2.0 401").header("WWW-Authenticate")).contains("stale=true");
  }

  @Test
  void credentialsForAnotherUriAreRefused() {
    challenge = ask("bob", "");
    for (String uri : new String[] {"sip:elsewhere.test", "sip:bob@example.test", "nonsense"}) {
      phone.say(
          request("bob", "")
              + Phone.credentials(challenge, "Authorization", "bob", "REGISTER", uri, 1));
      phone.hear("SIP/2.0 400");
    }
    for (String same : new String[] {"sip:EXAMPLE.test:5060;transport=udp", "sip:192.0.2.1:5060"}) {
      challenge = ask("bob", "");
      phone.say(
          request("bob", "")
              + Phone.credentials(challenge, "Authorization", "bob", "REGISTER", same, 1));
      phone.hear("SIP/2.0 200");
    }
  }

  @Test
  void overlongUserNameIsRefusedBeforeTheCheck() {
    challenge = ask("bob", "");
    phone.say(
        request("bob", "")
            + credentials("bob", 1).replace("username=\"bob", "username=\"" + "b".repeat(330)));
    phone.hear("SIP/2.0 400");
    assertThat(calls.checked()).isZero();
  }

  @Test
  void bindingSizeIsLimited() {
    for (String header :
        new String[] {
          "Contact: <sip:" + "b".repeat(1_100) + "@192.0.2.20>\n",
          "Contact: <sip:b@192.0.2.20>;reg-id=1;+sip.instance=\"<" + "i".repeat(1_100) + ">\"\n",
          "Contact: <sip:b@192.0.2.20>\nPath: <sip:" + "p".repeat(300) + "@192.0.2.99;lr>\n"
        }) {
      assertThat(register("bob", header).text()).startsWith("SIP/2.0 400");
    }
    challenge = ask("bob", "");
    phone.say(
        (request("bob", "") + credentials("bob", 1))
            .replace("Call-ID: registration", "Call-ID: " + "c".repeat(300)));
    phone.hear("SIP/2.0 400");
  }

  private Heard register(String user, String headers) {
    challenge = ask(user, headers);
    phone.say(request(user, headers) + credentials(user, 1));
    return phone.hear("SIP/2.0 ");
  }

  private Heard ask(String user, String headers) {
    phone.say(request(user, headers));
    return phone.hear("SIP/2.0 401");
  }

  private String credentials(String user, int nonceCount) {
    return Phone.credentials(
        challenge, "Authorization", user, "REGISTER", "sip:example.test", nonceCount);
  }

  private String request(String user, String headers) {
    return """
        REGISTER sip:example.test SIP/2.0
        From: <sip:%1$s@example.test>;tag=r
        To: <sip:%1$s@example.test>
        Call-ID: registration
        CSeq: %2$d REGISTER
        %3$s"""
        .formatted(user, ++cseq, headers);
  }
}
