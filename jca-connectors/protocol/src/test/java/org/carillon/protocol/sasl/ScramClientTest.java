package org.carillon.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests the client's side of SCRAM with the examples of the RFCs. */
class ScramClientTest {

  @Test
  void exampleOfRfc5802IsFollowed() {
    var client =
        new ScramClient(ScramClient.Hash.SHA_1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
    assertThat(client.first()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
    assertThat(
            client.last("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
        .contains(
            "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    assertThat(client.isVerified("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isTrue();
    assertThat(client.isVerified("v=rmF9pqV8S7suAoZWja4dJRkFsKA=")).isFalse();
    assertThat(client.isVerified("e=invalid-proof")).isFalse();
  }

  @Test
  void exampleOfRfc7677IsFollowed() {
    var client =
        new ScramClient(ScramClient.Hash.SHA_256, "user", "pencil", "rOprNGfwEbeRWgbNEkqO");
    assertThat(
            client.last(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        .contains(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(client.isVerified("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isTrue();
  }

  @Test
  void namesAreEscaped() {
    assertThat(new ScramClient(ScramClient.Hash.SHA_1, "a=b,c", "x", "n").first())
        .isEqualTo("n,,n=a=3Db=2Cc,r=n");
  }

  @Test
  void badChallengesAreRefused() {
    for (String challenge :
        new String[] {
          "",
          "r=n,s=QSXCR+Q6sek8bf92,i=4096",
          "r=other,s=QSXCR+Q6sek8bf92,i=4096",
          "r=nmore,s=QSXCR+Q6sek8bf92,i=1",
          "r=nmore,s=QSXCR+Q6sek8bf92,i=9999999",
          "r=nmore,s===,i=4096",
          "m=x,r=nmore,s=QSXCR+Q6sek8bf92,i=4096",
        }) {
      assertThat(client().last(challenge)).as(challenge).isEmpty();
    }
  }

  private static ScramClient client() {
    return new ScramClient(ScramClient.Hash.SHA_256, "user", "pencil", "n");
  }

  @Test
  void anyChallengeIsAnsweredOrRefused() {
    Random random = new Random(5802);
    String[] pieces = {"r=n", "x", ",s=", "QUJD", "=", ",i=", "4096", ",", "\0", "ü", "v=", "e="};
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      ScramClient client = client();
      client.last(text.toString());
      assertThat(client.isVerified(text.toString())).isFalse();
    }
  }
}
