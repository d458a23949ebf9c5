package org.carillon.identity.internal.guessing;

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

    /** Has taken the secret; copied for each name, since looking for it takes longer. */
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
