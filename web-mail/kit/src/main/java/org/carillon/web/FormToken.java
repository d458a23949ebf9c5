package org.carillon.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token that each of our forms carries: an HMAC whose key is the session's secret, so that it
 * ends with the sign-in, is the same on every node, and can't be made by a page of another site,
 * which knows nothing of the cookie.
 */
final class FormToken {

  /** The hidden field's name. */
  static final String FIELD = "token";

  private FormToken() {}

  /** The token for a secret. */
  static String of(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] token = mac.doFinal("carillon form".getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
    }
  }

  /** Whether a form's token belongs to the secret; takes the same time for all wrong ones. */
  static boolean matches(String secret, String token) {
    return token != null
        && MessageDigest.isEqual(
            of(secret).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
  }
}
