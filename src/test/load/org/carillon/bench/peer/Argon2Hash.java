package org.carillon.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A password hash for peers: Argon2id with our own cost, so that signing in costs the same. */
public final class Argon2Hash {
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;

  private Argon2Hash() {}

  /** {@code $argon2id$v=19$m=…} for a passwd-file. */
  public static String of(String password) {
    byte[] salt = "carillon bench 1".getBytes(StandardCharsets.US_ASCII);
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(ITERATIONS)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.toCharArray(), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            MEMORY_KIB, ITERATIONS, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
