package org.carillon.account.internal.hashing.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Evidence;
import org.junit.jupiter.api.Test;

/** Tests with the passwords and results that the specifications give as examples. */
class KnownAnswersTest {
  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  @Test
  void scramSha1OfRfc5802() {
    ScramKeys keys = ScramKeys.make("SHA-1", "pencil", base64("QSXCR+Q6sek8bf92"), 4096);
    String nonce = "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
    String message =
        "n=user,r=fyko+d2lbbFgONRv9qkxdawL,r="
            + nonce
            + ",s=QSXCR+Q6sek8bf92,i=4096,c=biws,r="
            + nonce;

    assertThat(keys.check(Challenge.SCRAM_SHA_1, message, base64("v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")))
        .hasValue(base64("rmF9pqV8S7suAoZWja4dJRkFsKQ="));
    assertThat(keys.check(Challenge.SCRAM_SHA_1, message, base64("w0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")))
        .isEmpty();
    assertThat(keys.check(Challenge.SCRAM_SHA_1, message, new byte[3])).isEmpty();
  }

  @Test
  void scramSha256OfRfc7677() {
    ScramKeys keys = ScramKeys.make("SHA-256", "pencil", base64("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
    String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    String message =
        "n=user,r=rOprNGfwEbeRWgbNEkqO,r="
            + nonce
            + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r="
            + nonce;

    assertThat(
            keys.check(
                Challenge.SCRAM_SHA_256,
                message,
                base64("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")))
        .hasValue(base64("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
  }

  @Test
  void cramMd5OfRfc2195() {
    CramMd5Key key = CramMd5Key.read(CramMd5Key.make("tanstaaftanstaaf").write());

    assertThat(key.digest("<1896.697170952@postoffice.reston.mci.net>"))
        .isEqualTo("b913a602c7eda7a495b4e6e7334d3890");
  }

  @Test
  void ntlmVersion2OfTheProtocolsOwnDocument() {
    // The values are from MS-NLMP §4.2.4.
    byte[] names =
        HexFormat.of()
            .parseHex(
                "02000c0044006f006d00610069006e0001000c005300650072007600650072000000000000000000");
    byte[] response =
        HexFormat.of()
            .parseHex(
                "68cd0ab851e51c96aabc927bebef6a1c"
                    + "01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                    + HexFormat.of().formatHex(names));
    byte[] challenge = HexFormat.of().parseHex("0123456789abcdef");
    NtHash hash = NtHash.read(NtHash.of("Password").write());

    assertThat(hash.made(new Evidence.Ntlm("User", "Domain", challenge, response))).isTrue();
    assertThat(hash.made(new Evidence.Ntlm("Usex", "Domain", challenge, response))).isFalse();
    response[0]++;
    assertThat(hash.made(new Evidence.Ntlm("User", "Domain", challenge, response))).isFalse();
    assertThat(hash.toString().getBytes(StandardCharsets.US_ASCII)).hasSizeLessThan(12);
  }
}
