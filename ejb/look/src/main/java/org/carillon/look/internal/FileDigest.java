package org.carillon.look.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells a file from all others, in its address. */
final class FileDigest {
  /** Octets of it: enough for what administrators upload. */
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
