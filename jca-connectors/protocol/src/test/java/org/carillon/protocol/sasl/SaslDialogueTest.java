package org.carillon.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.identity.Credentials;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class SaslDialogueTest {
  private final MemoryLink link = new MemoryLink();
  private final Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(30));
  private final SaslDialogue dialogue = new SaslDialogue(wire, "334 ");

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plainWithInitialResponse() throws Exception {
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.of(base64("\0alice\0pass wörd"))))
        .isEqualTo(new SaslOutcome.Shown(new Credentials.Password("", "alice", "pass wörd")));
    assertThat(link.transcript()).isEmpty();
  }

  @Test
  void plainAsksWhenNothingWasSent() throws Exception {
    link.send(base64("boss\0alice\0secret") + "\r\n");
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Shown(new Credentials.Password("boss", "alice", "secret")));
    assertThat(link.receiveLine()).isEqualTo("334 ");
  }

  @Test
  void plainRefusesBrokenMessages() throws Exception {
    for (String broken : new String[] {"", "alice", "\0alice", "\0\0x", "\0a\0", "\0a\0b\0c"}) {
      assertThat(dialogue.run(Mechanism.PLAIN, Optional.of(base64(broken))))
          .as(broken)
          .isEqualTo(new SaslOutcome.Malformed());
    }
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.of("=")))
        .isEqualTo(new SaslOutcome.Malformed());
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.of("AGE AGI=")))
        .isEqualTo(new SaslOutcome.Malformed());
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.of("AP8A/w==")))
        .isEqualTo(new SaslOutcome.Malformed());
  }

  @Test
  void loginAsksForNameAndPassword() throws Exception {
    link.send(base64("alice") + "\r\n" + base64("secret") + "\r\n");
    assertThat(dialogue.run(Mechanism.LOGIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Shown(new Credentials.Password("", "alice", "secret")));
    assertThat(link.receiveLine()).isEqualTo("334 VXNlcm5hbWU6");
  }

  @Test
  void loginTakesTheNameAsInitialResponse() throws Exception {
    link.send(base64("secret") + "\r\n");
    assertThat(dialogue.run(Mechanism.LOGIN, Optional.of(base64("alice"))))
        .isEqualTo(new SaslOutcome.Shown(new Credentials.Password("", "alice", "secret")));
    assertThat(link.receiveLine()).isEqualTo("334 UGFzc3dvcmQ6");
  }

  @Test
  void aStarCancels() throws Exception {
    link.send("*\r\n");
    assertThat(dialogue.run(Mechanism.LOGIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Cancelled());
  }

  @Test
  void responsesAreBounded() throws Exception {
    link.send("A".repeat(SaslDialogue.LINE_OCTETS) + "\r\n");
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.TooLong());
  }

  @Test
  void aClientThatLeavesEndsIt() throws Exception {
    link.end();
    assertThat(dialogue.run(Mechanism.PLAIN, Optional.empty()))
        .isEqualTo(new SaslOutcome.Gone(new Input.End()));
  }

  @Test
  void mechanismsAreNamedInAnyCase() {
    assertThat(Mechanism.named("plain")).contains(Mechanism.PLAIN);
    assertThat(Mechanism.named("SCRAM")).isEmpty();
    assertThat(Mechanism.announce("AUTH=", " ")).isEqualTo("AUTH=PLAIN AUTH=LOGIN");
  }

  @Test
  void anyOctetsEndInAnAnswer() {
    Random random = new Random(4422);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      for (Mechanism mechanism : Mechanism.values()) {
        assertThat(mechanism.begin().step(Optional.of(octets))).isNotNull();
      }
    }
  }
}
