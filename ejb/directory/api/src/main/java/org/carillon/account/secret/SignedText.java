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
 * Texts in addresses that nobody else can write, though everybody can read them (HMAC, RFC 2104).
 * The same text is signed the same, so that browsers know an address again; what nobody may read is
 * a {@link SealedNote}.
 */
public final class SignedText {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_OCTETS = 32;

  private SignedText() {}

  /** A text as it stands in an address: its seal and it, in base64url. */
  public static String write(byte[] key, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(SEAL_OCTETS + octets.length).put(seal(key, octets)).put(octets).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /**
   * What was written; empty for what was not signed with that key.
   *
   * @param most how many characters it may have as it stands in the address
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
