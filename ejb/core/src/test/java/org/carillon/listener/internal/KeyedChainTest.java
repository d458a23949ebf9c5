package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedChainTest {
  private final KeyedChain made = SelfSigned.create(List.of("mail.example.test", "localhost"));

  @Test
  void aSelfSignedCertificateAnswersForItsHosts() throws Exception {
    assertThat(made.names()).containsExactly("mail.example.test", "localhost");
    made.chain().getFirst().verify(made.chain().getFirst().getPublicKey());
  }

  @Test
  void whatIsKeptIsReadAgain() throws Exception {
    var read = KeyedChain.of(made.chainText(), made.keyOctets());

    assertThat(read.chain()).isEqualTo(made.chain());
    assertThat(read.key()).isEqualTo(made.key());
  }

  @Test
  void anUploadedPemIsUsableWithItsKeyOnly() {
    assertThat(KeyedChain.parse(made.chainText() + pem(made)))
        .isEqualTo(new KeyedChain.Parsed.Usable(made));
    assertThat(KeyedChain.parse(made.chainText()))
        .isEqualTo(
            new KeyedChain.Parsed.Unusable("There is no private key without passphrase in it."));
    assertThat(KeyedChain.parse(made.chainText() + pem(SelfSigned.create(List.of("other.test")))))
        .isEqualTo(
            new KeyedChain.Parsed.Unusable("The private key is not the first certificate's."));
  }

  @Test
  void damagedUploadsAreRefusedAndNothingIsThrown() {
    String pem = made.chainText() + pem(made);
    var random = new Random(1);
    for (int round = 0; round < 500; round++) {
      var damaged = new StringBuilder(pem);
      for (int i = 0; i < 3; i++) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
      }
      damaged.setLength(random.nextInt(damaged.length()));

      assertThat(KeyedChain.parse(damaged.toString()))
          .isInstanceOf(KeyedChain.Parsed.Unusable.class);
    }
  }

  private static String pem(KeyedChain chain) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(chain.keyOctets())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
