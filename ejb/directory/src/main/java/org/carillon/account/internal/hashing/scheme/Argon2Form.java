package org.carillon.account.internal.hashing.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2 hashes (RFC 9106) of all variants and costs, in the PHC format. */
final class Argon2Form {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(id|i|d)\\$v=(16|19)\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([+/A-Za-z0-9]{11,128})\\$([+/A-Za-z0-9]{16,86})");
  private static final Map<String, Integer> KINDS =
      Map.of(
          "d", Argon2Parameters.ARGON2_d,
          "i", Argon2Parameters.ARGON2_i,
          "id", Argon2Parameters.ARGON2_id);
  private static final int MOST_KIBIBYTES = 1 << 20;
  private static final int MOST_PASSES = 50;
  private static final int MOST_LANES = 16;

  /** The least number of blocks in a lane (RFC 9106 §3.1). */
  private static final int LEAST_BLOCKS = 8;

  private Argon2Form() {}

  static Optional<HashCheck> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int memory = Integer.parseInt(form.group(3));
    int passes = Integer.parseInt(form.group(4));
    int lanes = Integer.parseInt(form.group(5));
    if (lanes < 1
        || lanes > MOST_LANES
        || memory < LEAST_BLOCKS * lanes
        || memory > MOST_KIBIBYTES
        || passes < 1
        || passes > MOST_PASSES) {
      return Optional.empty();
    }
    byte[] hash = Base64.getDecoder().decode(form.group(7));
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(KINDS.get(form.group(1)))
            .withVersion(Integer.parseInt(form.group(2)))
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(Base64.getDecoder().decode(form.group(6)))
            .build();
    return Optional.of(password -> MessageDigest.isEqual(hash, made(parameters, password, hash)));
  }

  private static byte[] made(Argon2Parameters parameters, String password, byte[] like) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] made = new byte[like.length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), made);
    return made;
  }
}
