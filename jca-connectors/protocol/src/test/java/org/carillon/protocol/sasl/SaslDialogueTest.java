package org.carillon.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.MemoryTls;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

/** Tests exchanges over lines of Base64, with sessions that know alice and her password. */
class SaslDialogueTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private final MemoryLink link = new MemoryLink();
  private final Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(30));
  private final MemorySessions sessions = new MemorySessions().serving(Challenge.values());
  private final SaslPeer peer = peer(true);
  private final SaslDialogue dialogue = new SaslDialogue(new Base64Lines(wire, "334 "), peer);

  private SaslPeer peer(boolean secure) {
    return new SaslPeer(
        sessions,
        new Peer(Service.IMAP, InetAddress.getLoopbackAddress(), secure, "s1"),
        secure ? Optional.of(new MemoryTls()) : Optional.empty());
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(octets(text));
  }

  private void assertAdmitted(SaslOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaslOutcome.Decided.class);
    assertThat(((SaslOutcome.Decided) outcome).answer()).isInstanceOf(SignIn.Admitted.class);
  }

  private SaslOutcome run(Mechanism mechanism, String initial) throws Exception {
    return dialogue.run(mechanism, Optional.of(octets(initial)));
  }

  @Test
  void plainSignsInWithAnInitialResponse() throws Exception {
    assertAdmitted(run(Mechanism.PLAIN, "\0alice\0secret"));
    assertThat(link.transcript()).isEmpty();
    assertThat(run(Mechanism.PLAIN, "\0alice\0pass wörd"))
        .isEqualTo(new SaslOutcome.Decided(WRONG, Optional.empty()));
  }

  @Test
  void plainPromptsWithoutAnInitialResponse() throws Exception {
    link.send(base64("boss\0alice\0secret") + "\r\n");
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(
            new SaslOutcome.Decided(
                new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS), Optional.empty()));
    assertThat(link.receiveLine()).isEqualTo("334 ");
  }

  @Test
  void malformedPlainMessagesAreRefused() throws Exception {
    for (String broken : new String[] {"", "alice", "\0alice", "\0\0x", "\0a\0", "\0a\0b\0c"}) {
      assertThat(run(Mechanism.PLAIN, broken)).as(broken).isEqualTo(new SaslOutcome.Malformed());
    }
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.of(new byte[] {0, (byte) 0xff, 0, 65})))
        .isEqualTo(new SaslOutcome.Malformed());
  }

  @Test
  void initialResponseIsStrictBase64() {
    assertThat(Base64Lines.initial("=")).hasValue(new byte[0]);
    assertThat(Base64Lines.initial("AGE=")).hasValue(new byte[] {0, 'a'});
    assertThat(Base64Lines.initial("AGE AGI=")).isEmpty();
    assertThat(Base64Lines.initial("AGE")).isNotEmpty();
    assertThat(Base64Lines.initial("A")).isEmpty();
  }

  @Test
  void loginPromptsForNameAndPassword() throws Exception {
    link.send(base64("alice") + "\r\n" + base64("secret") + "\r\n");
    assertAdmitted(dialogue.run(Mechanism.LOGIN, Optional.empty()));
    assertThat(link.receiveLine()).isEqualTo("334 VXNlcm5hbWU6");
  }

  @Test
  void loginAcceptsTheNameAsInitialResponse() throws Exception {
    link.send(base64("secret") + "\r\n");
    assertAdmitted(run(Mechanism.LOGIN, "alice"));
    assertThat(link.receiveLine()).isEqualTo("334 UGFzc3dvcmQ6");
  }

  @Test
  void starCancelsTheExchange() throws Exception {
    link.send("*\r\n");
    assertThat(dialogue.run(Mechanism.LOGIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Cancelled());
  }

  @Test
  void responseLengthIsLimited() throws Exception {
    link.send("A".repeat(Base64Lines.LINE_OCTETS) + "\r\n");
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.TooLong());
  }

  @Test
  void disconnectEndsTheExchange() throws Exception {
    link.end();
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Gone(new Input.End()));
  }

  @Test
  void bearerTokensAreReadInBothMechanisms() throws Exception {
    assertAdmitted(
        run(Mechanism.OAUTHBEARER, "n,a=alice@example.test,\1host=h\1auth=Bearer token\1\1"));
    assertAdmitted(run(Mechanism.XOAUTH2, "user=alice\1auth=Bearer token\1\1"));
    for (String broken :
        List.of("", "n,,", "y,,\1auth=Bearer token\1\1", "n,,\1auth=Basic x\1\1", "n,,\1\1")) {
      assertThat(run(Mechanism.OAUTHBEARER, broken))
          .as(broken)
          .isEqualTo(new SaslOutcome.Malformed());
    }
  }

  @Test
  void messagesWithManyPartsAreHandled() throws Exception {
    assertThat(run(Mechanism.XOAUTH2, "user=x\1" + "a=\1".repeat(2_500) + "\1"))
        .isEqualTo(new SaslOutcome.Malformed());
    assertThat(run(Mechanism.OAUTHBEARER, "n,,\1" + "a=\1".repeat(2_500) + "\1"))
        .isEqualTo(new SaslOutcome.Malformed());
    assertThat(DigestDirectives.parse("username=\"" + "\\a".repeat(4_000) + "\""))
        .hasValueSatisfying(said -> assertThat(said.value("username")).hasSize(4_000));
  }

  @Test
  void invalidTokenIsRefusedAfterTheReason() throws Exception {
    link.send(base64("\1") + "\r\n");
    assertThat(run(Mechanism.OAUTHBEARER, "n,,\1auth=Bearer stale\1\1"))
        .isEqualTo(new SaslOutcome.Decided(WRONG, Optional.empty()));
    assertThat(link.receiveLine())
        .isEqualTo("334 " + base64("{\"status\":\"invalid_token\",\"scope\":\"\"}"));
  }

  @Test
  void cramMd5ServerSendsTheFirstChallenge() throws Exception {
    link.send(base64("alice b913a602c7eda7a495b4e6e7334d3890") + "\r\n");
    assertThat(dialogue.run(Mechanism.CRAM_MD5, Optional.empty()))
        .isEqualTo(new SaslOutcome.Decided(WRONG, Optional.empty()));
    assertThat(run(Mechanism.CRAM_MD5, "alice b913")).isEqualTo(new SaslOutcome.Malformed());
  }

  /** Returns the server's reply to the first SCRAM message. */
  private String begun(Scram scram, String first) {
    return switch (scram.step(Optional.of(octets(first)))) {
      case SaslStep.Challenge(byte[] text) -> new String(text, StandardCharsets.UTF_8);
      case SaslStep other -> other.toString();
    };
  }

  private SaslStep scram(boolean bound, String header, String binding) {
    Scram scram = new Scram(peer, Challenge.SCRAM_SHA_256, bound);
    String begun = begun(scram, header + "n=alice,r=abc");
    String nonce = begun.substring(2, begun.indexOf(','));
    assertThat(nonce).startsWith("abc");
    assertThat(begun).endsWith(",s=AQID,i=4096");
    return scram.step(
        Optional.of(octets("c=" + binding + ",r=" + nonce + ",p=" + base64("proof"))));
  }

  @Test
  void scramEndsWithTheServerSignature() {
    assertThat(scram(false, "n,,", base64("n,,")))
        .isInstanceOfSatisfying(
            SaslStep.Decided.class,
            decided -> assertThat(decided.last()).hasValue(octets("v=AQID")));
  }

  @Test
  void channelBindingDetectsAManInTheMiddle() {
    byte[] exporter = new MemoryTls().tlsExporter().orElseThrow();
    String header = "p=tls-exporter,,";
    String bound =
        Base64.getEncoder()
            .encodeToString(
                (header + new String(exporter, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(scram(true, header, bound))
        .isInstanceOfSatisfying(
            SaslStep.Decided.class,
            decided -> assertThat(decided.answer()).isInstanceOf(SignIn.Admitted.class));
    assertThat(scram(true, header, base64(header + "other")))
        .isEqualTo(new SaslStep.Decided(WRONG, Optional.empty()));
    assertThat(scram(false, "n,,", base64("n,a=bob,")))
        .isEqualTo(new SaslStep.Decided(WRONG, Optional.empty()));
  }

  @Test
  void channelBindingDowngradeIsRefused() {
    Scram scram = new Scram(peer, Challenge.SCRAM_SHA_256, false);
    assertThat(begun(scram, "y,,n=alice,r=abc")).isEqualTo("Malformed[]");
    Scram inTheClear = new Scram(peer(false), Challenge.SCRAM_SHA_256, false);
    assertThat(begun(inTheClear, "y,,n=alice,r=abc")).startsWith("r=abc");
  }

  @Test
  void malformedScramMessagesAreRefused() {
    for (String broken :
        List.of(
            "",
            "n,,",
            "n,,n=,r=a",
            "n,,n=a=b,r=a",
            "n,,m=x,n=a,r=a",
            "p=tls-unique,,n=a,r=a",
            "n,,n=a,r=",
            "n,,n=a,r=a b")) {
      assertThat(begun(new Scram(peer, Challenge.SCRAM_SHA_1, false), broken))
          .as(broken)
          .isEqualTo("Malformed[]");
    }
    Scram scram = new Scram(peer, Challenge.SCRAM_SHA_1, false);
    assertThat(begun(scram, "n,,n=a=2Cb=3Dc,r=abc")).startsWith("r=abc");
    assertThat(scram.step(Optional.of(octets("c=biws,r=abcx,p=AAAA"))))
        .isEqualTo(new SaslStep.Malformed());
  }

  @Test
  void mechanismNamesAreCaseInsensitive() {
    assertThat(Mechanism.named("plain")).contains(Mechanism.PLAIN);
    assertThat(Mechanism.named("scram-sha-256-plus")).contains(Mechanism.SCRAM_SHA_256_PLUS);
    assertThat(Mechanism.named("SCRAM")).isEmpty();
  }

  @Test
  void usableMechanismsOnlyAreOffered() {
    SaslPeer nobodyKeepsAnything =
        new SaslPeer(new MemorySessions(), peer.peer(), Optional.of(new MemoryTls()));
    assertThat(Mechanism.announce(nobodyKeepsAnything, "AUTH=", " "))
        .isEqualTo("AUTH=PLAIN AUTH=LOGIN AUTH=OAUTHBEARER AUTH=XOAUTH2");
    assertThat(Mechanism.announce(peer(false), "", " "))
        .isEqualTo("SCRAM-SHA-512 SCRAM-SHA-256 SCRAM-SHA-1 CRAM-MD5 DIGEST-MD5 NTLM");
    assertThat(Mechanism.announce(peer, "", " ")).startsWith("SCRAM-SHA-512-PLUS ");
  }

  @Test
  void arbitraryInputEndsInAnAnswer() {
    Random random = new Random(4422);
    List<byte[]> beginnings = new ArrayList<>();
    for (String sample :
        List.of(
            "",
            "NTLMSSP\0\1\0\0\0",
            "NTLMSSP\0\3\0\0\0",
            "n,,n=a,r=b",
            "username=\"a\",realm=b,nc=00000001,",
            "user=a\1auth=Bearer x\1\1")) {
      beginnings.add(octets(sample));
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] beginning = beginnings.get(random.nextInt(beginnings.size()));
      byte[] octets = new byte[beginning.length + random.nextInt(90)];
      random.nextBytes(octets);
      System.arraycopy(beginning, 0, octets, 0, random.nextInt(beginning.length + 1));
      for (Mechanism mechanism : Mechanism.values()) {
        SaslExchange exchange = mechanism.begin(peer);
        assertThat(exchange.step(i % 2 == 0 ? Optional.of(octets) : Optional.empty())).isNotNull();
        assertThat(exchange.step(Optional.of(octets))).isNotNull();
      }
    }
  }
}
