package org.carillon.look.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that identifies a file in its address. */
final class FileDigest {
  /** The number of octets of the digest: enough for the files that administrators upload. */
  private static final int OCTETS = 16;

  private FileDigest() {}

  static String of(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, OCTETS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
