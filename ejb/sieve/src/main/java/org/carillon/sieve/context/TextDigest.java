package org.carillon.sieve.context;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts: different texts have different digests. */
public final class TextDigest {
  private TextDigest() {}

  /** The digest of several texts, in hexadecimal digits. */
  public static String of(String... texts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(Integer.toString(octets.length).getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) ':');
        sha256.update(octets);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
