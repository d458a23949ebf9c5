package org.carillon.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A short identifier of a text: the beginning of its SHA-256. */
public final class Digest {
  private Digest() {}

  /**
   * Returns the first octets of the text's hash in base64url (RFC 4648 §5) without padding.
   *
   * @param octets the number of octets, 1 to 32: two of n texts collide once in about 256^octets/n²
   */
  public static String of(String text, int octets) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, octets));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
