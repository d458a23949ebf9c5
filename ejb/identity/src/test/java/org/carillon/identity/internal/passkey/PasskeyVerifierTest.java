package org.carillon.identity.internal.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.carillon.identity.internal.passkey.PasskeyVerifier.Checked;
import org.junit.jupiter.api.Test;

/** Tests that an attacker's octets are at most found wrong. */
class PasskeyVerifierTest {
  private static final byte[] CHALLENGE = new byte[32];
  private static final RelyingParty PARTY =
      new RelyingParty("https://mail.example.test", "mail.example.test");

  private final PasskeyVerifier verifier = new PasskeyVerifier();
  private final FakeAuthenticator key =
      new FakeAuthenticator(1, FakeAuthenticator.encoded(new byte[16]));
  private final Random random = new Random(11);

  @Test
  void damagedResponsesAreRefusedWithoutException() {
    Attestation made =
        Attestation.read(key.create(FakeAuthenticator.encoded(CHALLENGE))).orElseThrow();
    PasskeyRow row = row(verifier.made(made, CHALLENGE, PARTY).orElseThrow());
    PasskeyAssertion shown =
        PasskeyAssertion.read(key.get(FakeAuthenticator.encoded(CHALLENGE), true)).orElseThrow();
    assertThat(verifier.check(row, shown, CHALLENGE, PARTY, true))
        .isInstanceOf(Checked.Right.class);
    for (int i = 0; i < 4_000; i++) {
      verifier.made(
          new Attestation(made.clientData(), damaged(made.object()), ""), CHALLENGE, PARTY);
      assertThat(verifier.made(new Attestation(random(200), made.object(), ""), CHALLENGE, PARTY))
          .isEmpty();
      var other =
          new PasskeyAssertion(
              shown.credential(),
              shown.clientData(),
              damaged(shown.authenticatorData()),
              shown.signature(),
              shown.user());
      assertThat(verifier.check(row, other, CHALLENGE, PARTY, false))
          .isInstanceOf(Checked.Wrong.class);
    }
  }

  @Test
  void deeplyNestedCborIsRefused() {
    byte[] deep = new byte[10_000];
    Arrays.fill(deep, (byte) 0x81);
    Attestation made =
        Attestation.read(key.create(FakeAuthenticator.encoded(CHALLENGE))).orElseThrow();
    assertThat(verifier.made(new Attestation(made.clientData(), deep, ""), CHALLENGE, PARTY))
        .isEmpty();
    byte[] json = new byte[10_000];
    Arrays.fill(json, (byte) '[');
    assertThat(verifier.made(new Attestation(json, made.object(), ""), CHALLENGE, PARTY)).isEmpty();
  }

  @Test
  void assertionMustHaveAllParts() {
    assertThat(PasskeyAssertion.read("a.b.c")).isEqualTo(Optional.empty());
    assertThat(PasskeyAssertion.read(".AA.AA.AA.AA")).isEmpty();
    assertThat(PasskeyAssertion.read("AA.AA.AA.?.AA")).isEmpty();
    assertThat(Attestation.read("AA.AA.AA")).isEmpty();
    assertThat(Attestation.read("AA.AA.")).isPresent();
  }

  private static PasskeyRow row(PasskeyVerifier.Made made) {
    var row = new PasskeyRow();
    row.key = made.key();
    row.counter = made.counter();
    row.verifies = made.verified();
    return row;
  }

  private byte[] random(int most) {
    byte[] octets = new byte[random.nextInt(most)];
    random.nextBytes(octets);
    return octets;
  }

  /** Returns the octets with one octet changed, or with a shorter end. */
  private byte[] damaged(byte[] octets) {
    byte[] other =
        random.nextInt(4) == 0
            ? Arrays.copyOf(octets, random.nextInt(octets.length))
            : octets.clone();
    if (other.length == octets.length) {
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return other;
  }
}
