package org.carillon.identity.internal.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that codes are those of every authenticator, each valid once and for a limited time. */
class TimeCodeTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109L);
  private static final long STEP = NOW.getEpochSecond() / 30;

  /** The values of RFC 6238, Appendix B, without all but the last six digits. */
  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void timeCodesMatchTheRfcVectors(long second, String code) {
    assertThat(TimeCode.code(SECRET, second / 30)).isEqualTo(code);
    assertThat(TimeCode.step(SECRET, code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
  }

  @Test
  void codeIsValidOneStepAroundAndOnlyOnce() {
    for (long step = STEP - 3; step <= STEP + 3; step++) {
      var found = TimeCode.step(SECRET, TimeCode.code(SECRET, step), NOW, 0);
      assertThat(found.isPresent()).as("%d", step - STEP).isEqualTo(Math.abs(step - STEP) <= 1);
    }
    assertThat(TimeCode.step(SECRET, "081 804", NOW, STEP - 1)).hasValue(STEP);
    assertThat(TimeCode.step(SECRET, "081804", NOW, STEP)).isEmpty();
  }

  @Test
  void randomInputIsNoTimeCode() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      String typed =
          random
              .ints(random.nextInt(30), 0, 0x2FFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(TimeCode.step(SECRET, typed, NOW, 0)).isEmpty();
    }
  }

  @Test
  void secretsAreBase32Encoded() {
    var secret = new AuthenticatorSecret(SECRET);
    assertThat(secret.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(secret.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(new AuthenticatorSecret(new byte[20]).base32()).isEqualTo("A".repeat(32));
    assertThat(secret.uri("al+ice@example.test"))
        .isEqualTo(
            "otpauth://totp/Carillon:al%2Bice@example.test"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Carillon");
  }
}
