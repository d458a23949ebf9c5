package org.carillon.account.internal.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.carillon.account.secret.HomeKeyMissing;
import org.junit.jupiter.api.Test;

class SealingTest {
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
  private final Sealing sealing = new Sealing(new byte[32]);

  @Test
  void sealedSecretOpensForTheSamePurposeOnly() {
    byte[] closed = sealing.seal("credential:1", SECRET);

    assertThat(sealing.open("credential:1", closed)).isEqualTo(SECRET);
    assertThat(sealing.seal("credential:1", SECRET)).isNotEqualTo(closed);
    assertThatThrownBy(() -> sealing.open("credential:2", closed))
        .isInstanceOf(HomeKeyMissing.class);
  }

  @Test
  void secretsCannotBeOpenedWithAnotherKey() {
    byte[] key = new byte[32];
    key[0] = 1;

    assertThatThrownBy(() -> new Sealing(key).open("p", sealing.seal("p", SECRET)))
        .isInstanceOf(HomeKeyMissing.class);
    assertThat(Sealing.fingerprint(key)).isNotEqualTo(Sealing.fingerprint(new byte[32]));
  }

  @Test
  void damagedSealedSecretIsRefused() {
    byte[] closed = sealing.seal("p", SECRET);
    var random = new Random(1);
    for (int round = 0; round < 200; round++) {
      byte[] damaged = Arrays.copyOf(closed, random.nextInt(closed.length + 3));
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }

      assertThatThrownBy(() -> sealing.open("p", damaged)).isInstanceOf(HomeKeyMissing.class);
    }
  }
}
