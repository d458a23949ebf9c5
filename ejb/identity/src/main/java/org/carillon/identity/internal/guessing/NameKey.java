package org.carillon.identity.internal.guessing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The key of a name, of the same size for all names: the leading half of SHA-256 over a secret of
 * this process and the name. Without the secret, nobody can choose names with equal keys.
 */
record NameKey(long high, long low) {

  static final class Maker {
    private static final int SECRET_OCTETS = 32;

    /**
     * A digest that has consumed the secret. Cloning it for each name is faster than a new digest.
     */
    private final MessageDigest keyed;

    Maker() {
      byte[] secret = new byte[SECRET_OCTETS];
      new SecureRandom().nextBytes(secret);
      try {
        keyed = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
      keyed.update(secret);
    }

    NameKey of(String name) {
      try {
        MessageDigest digest = (MessageDigest) keyed.clone();
        ByteBuffer octets = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new NameKey(octets.getLong(), octets.getLong());
      } catch (CloneNotSupportedException everyJdkCan) {
        throw new IllegalStateException(everyJdkCan);
      }
    }
  }
}
