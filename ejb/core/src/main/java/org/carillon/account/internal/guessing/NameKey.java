package org.carillon.account.internal.guessing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * What is kept of a name: as many octets for any. The leading half of SHA-256 over a secret of this
 * process and the name, so that nobody can choose names whose keys are alike.
 */
record NameKey(long high, long low) {

  /** Makes keys. */
  static final class Maker {
    private static final int SECRET_OCTETS = 32;

    private final byte[] secret = new byte[SECRET_OCTETS];

    Maker() {
      new SecureRandom().nextBytes(secret);
    }

    NameKey of(String name) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(secret);
        ByteBuffer octets = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new NameKey(octets.getLong(), octets.getLong());
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }
  }
}
