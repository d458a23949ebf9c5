package org.carillon.account.internal.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.carillon.account.internal.hashing.PasswordHash.Cost;
import org.junit.jupiter.api.Test;

class Argon2idTest {
  private static final long SEED = 9106;

  @Test
  void hashesMatchTheReferenceImplementation() {
    Random random = new Random(SEED);
    Argon2Memory memory = new Argon2Memory(2100);
    for (int round = 0; round < 60; round++) {
      // The first rounds use the smallest costs.
      Cost cost = new Cost(round < 10 ? 8 + round : 8 + random.nextInt(2092), 1 + round % 4);
      byte[] password = octets(random, random.nextInt(200));
      byte[] salt = octets(random, 8 + random.nextInt(40));
      int length = 4 + random.nextInt(200);

      assertThat(Argon2id.hash(password, salt, cost, length, memory))
          .as("round %d, %s, %d octets", round, cost, length)
          .isEqualTo(elsewhere(password, salt, cost, length));
    }
  }

  private static byte[] octets(Random random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private static byte[] elsewhere(byte[] password, byte[] salt, Cost cost, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}
