package org.carillon.account.internal.hashing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A password's Argon2id hash (RFC 9106), version 0x13, one lane.
 *
 * @param cost the cost to compute the hash
 * @param salt a random salt
 * @param hash the hash, 32 octets
 */
public record PasswordHash(Cost cost, byte[] salt, byte[] hash) implements StoredHash {
  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /**
   * The cost of computing a hash.
   *
   * @param memory the memory in KiB
   * @param passes the number of passes over that memory
   */
  public record Cost(int memory, int passes) {}

  /** Returns the hash of a prepared password with a new salt. The memory must suffice. */
  static PasswordHash of(String prepared, Cost cost, Argon2Memory memory) {
    byte[] salt = new byte[SALT_OCTETS];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(cost, salt, compute(prepared, cost, salt, HASH_OCTETS, memory));
  }

  /** Parses the result of {@link #text}; returns empty if it is malformed. */
  public static Optional<PasswordHash> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var base64 = Base64.getDecoder();
    return Optional.of(
        new PasswordHash(
            new Cost(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))),
            base64.decode(match.group(3)),
            base64.decode(match.group(4))));
  }

  /** Returns the hash in the PHC format, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
  @Override
  public String text() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            cost.memory, cost.passes, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  @Override
  public boolean matches(String prepared, Argon2Memory memory) {
    return MessageDigest.isEqual(hash, compute(prepared, cost, salt, hash.length, memory));
  }

  private static byte[] compute(
      String prepared, Cost cost, byte[] salt, int octets, Argon2Memory memory) {
    return Argon2id.hash(prepared.getBytes(StandardCharsets.UTF_8), salt, cost, octets, memory);
  }
}
