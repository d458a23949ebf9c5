package org.carillon.push.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291 §5 (its appendix A), and what goes with it by RFC 8292. */
class PushMessageTest {
  private static final byte[] BROWSER =
      octets(
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

  private static final byte[] SECRET = octets("BTBZMqHH6r4Tts7J_aSIgg");

  private static byte[] octets(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void rfcExampleIsEncryptedOctetForOctet() {
    var own =
        new KeyPair(
            Curve.publicKey(
                    octets(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))
                .orElseThrow(),
            Curve.privateKey(
                new BigInteger(1, octets("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))));

    byte[] written =
        PushMessage.encrypted(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
            BROWSER,
            SECRET,
            octets("DGv6ra1nlYgDCS1FRnbzlw"),
            own);

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(written))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNW"
                + "QexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void encryptedMessagesAreNeverEqual() {
    byte[] text = {1, 2, 3};
    assertThat(PushMessage.encrypted(text, BROWSER, SECRET))
        .isNotEqualTo(PushMessage.encrypted(text, BROWSER, SECRET));
  }

  @Test
  void pointOffTheCurveIsNoKey() {
    byte[] bent = BROWSER.clone();
    bent[40] ^= 1;
    assertThat(PushMessage.isKey(BROWSER, SECRET)).isTrue();
    assertThat(PushMessage.isKey(bent, SECRET)).isFalse();
    assertThat(PushMessage.isKey(new byte[65], SECRET)).isFalse();
    assertThat(PushMessage.isKey(BROWSER, new byte[15])).isFalse();
    assertThatThrownBy(() -> PushMessage.encrypted(new byte[1], bent, SECRET))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void seedYieldsOneKeyWhoseSignatureVerifies() throws Exception {
    for (byte first = 0; first < 20; first++) {
      byte[] seed = new byte[32];
      seed[0] = first;
      seed[31] = 7;
      VapidKey key = VapidKey.of(seed);
      assertThat(VapidKey.of(seed).text()).isEqualTo(key.text());
      String said =
          key.authorization("https://push.test", "op@here.test", Instant.ofEpochSecond(1_000));
      assertThat(said).startsWith("vapid t=").endsWith(", k=" + key.text());
      String token = said.substring("vapid t=".length(), said.indexOf(','));
      int end = token.lastIndexOf('.');
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(Curve.publicKey(octets(key.text())).orElseThrow());
      check.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      assertThat(check.verify(octets(token.substring(end + 1)))).isTrue();
      assertThat(new String(octets(token.split("\\.")[1]), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"aud\":\"https://push.test\",\"exp\":44200,\"sub\":\"mailto:op@here.test\"}");
    }
  }
}
