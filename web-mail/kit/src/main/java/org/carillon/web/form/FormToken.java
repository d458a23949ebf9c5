package org.carillon.web.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token in each of our forms: an HMAC whose key is the session's secret, so that it ends with
 * the session, is the same on every node, and cannot be made by a page of another site, which does
 * not know the cookie.
 *
 * <p>It is masked differently in every response: the length of a compressed page reveals what in it
 * equals an attacker's input (BREACH), and must not reveal the token.
 */
final class FormToken {

  /** The hidden field's name. */
  static final String FIELD = "token";

  /** The header for requests of scripts that are not forms. */
  static final String HEADER = "Carillon-Token";

  private static final int OCTETS = 32;

  /** Mask and masked seal in Base64. */
  private static final int ENCODED_CHARS = 86;

  private static final SecureRandom RANDOM = new SecureRandom();

  private FormToken() {}

  /** A token for a secret, with a random mask. */
  static String of(String secret) {
    byte[] mask = new byte[OCTETS];
    RANDOM.nextBytes(mask);
    byte[] masked = Arrays.copyOf(mask, 2 * OCTETS);
    byte[] seal = seal(secret);
    for (int i = 0; i < OCTETS; i++) {
      masked[OCTETS + i] = (byte) (seal[i] ^ mask[i]);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
  }

  private static byte[] seal(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal("carillon form".getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
    }
  }

  /** Returns whether a form's token belongs to the secret; all wrong ones take the same time. */
  static boolean matches(String secret, String token) {
    if (token == null || token.length() != ENCODED_CHARS) {
      return false;
    }
    byte[] masked;
    try {
      masked = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return false;
    }
    byte[] seal = new byte[OCTETS];
    for (int i = 0; i < OCTETS; i++) {
      seal[i] = (byte) (masked[i] ^ masked[OCTETS + i]);
    }
    return MessageDigest.isEqual(seal(secret), seal);
  }
}
