package org.carillon.account.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts in addresses that only this server can write but everybody can read (HMAC, RFC 2104). The
 * same text always gets the same signature, so that browsers recognize an address. For a text that
 * nobody may read, use {@link SealedFormState}.
 */
public final class SignedText {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_OCTETS = 32;

  private SignedText() {}

  /** Returns a text with its signature, in base64url, for use in an address. */
  public static String write(byte[] key, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(SEAL_OCTETS + octets.length).put(seal(key, octets)).put(octets).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /**
   * Returns the text, or empty if it was not signed with the key.
   *
   * @param most the greatest number of characters that the signed text may have in the address
   */
  public static Optional<String> read(byte[] key, String signed, int most) {
    if (signed.length() > most) {
      return Optional.empty();
    }
    byte[] both;
    try {
      both = Base64.getUrlDecoder().decode(signed);
    } catch (IllegalArgumentException noneOfOurs) {
      return Optional.empty();
    }
    if (both.length <= SEAL_OCTETS) {
      return Optional.empty();
    }
    byte[] octets = Arrays.copyOfRange(both, SEAL_OCTETS, both.length);
    return MessageDigest.isEqual(seal(key, octets), Arrays.copyOf(both, SEAL_OCTETS))
        ? Optional.of(new String(octets, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static byte[] seal(byte[] key, byte[] octets) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(octets);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", missing);
    }
  }
}
