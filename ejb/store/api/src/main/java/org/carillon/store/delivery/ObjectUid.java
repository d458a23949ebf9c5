package org.carillon.store.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The UID of an object, which is unique in its collection (RFC 4791 §5.3.2.1). */
final class ObjectUid {
  /** The length of an index key is limited, so a longer UID is replaced by its digest. */
  private static final int MOST_CHARS = 255;

  private ObjectUid() {}

  /** Returns the value to store for the UID; empty if the object has none. */
  static Optional<String> of(String uid) {
    if (uid.isEmpty()) {
      return Optional.empty();
    }
    if (uid.length() <= MOST_CHARS) {
      return Optional.of(uid);
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(uid.getBytes(UTF_8));
      return Optional.of(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has it", missing);
    }
  }
}
