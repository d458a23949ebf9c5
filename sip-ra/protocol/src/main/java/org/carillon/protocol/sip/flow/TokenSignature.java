package org.carillon.protocol.sip.flow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs data that comes back: nonces, flow tokens, tags. HMAC-SHA-256, 128 bits (RFC 2104 §5). */
public final class TokenSignature {
  private static final int OCTETS = 16;
  private static final int USUAL_OCTETS = 128;

  private final Mac prototype;

  /**
   * Creates a seal for one purpose.
   *
   * @param key shared by all nodes, at least 32 octets
   * @param purpose separates the signatures of different purposes
   */
  public TokenSignature(byte[] key, String purpose) {
    try {
      prototype = Mac.getInstance("HmacSHA256");
      prototype.init(new SecretKeySpec(derive(key, purpose), "HmacSHA256"));
      // Mixes in the key once, and not in each copy.
      prototype.update(new byte[0]);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Returns the signature of the parts, base64url without padding: 22 characters. */
  public String sign(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(parts));
  }

  /** Returns true if the signature is ours and for exactly these parts. */
  public boolean genuine(String signature, String... parts) {
    return MessageDigest.isEqual(
        sign(parts).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(USUAL_OCTETS);
    for (String part : parts) {
      byte[] octets = part.getBytes(StandardCharsets.UTF_8);
      all.write(octets.length >> 16);
      all.write(octets.length >> 8);
      all.write(octets.length);
      all.writeBytes(octets);
    }
    return Arrays.copyOf(copy().doFinal(all.toByteArray()), OCTETS);
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own Mac can be cloned", e);
    }
  }

  /** Returns a key of 32 octets for one purpose. */
  static byte[] derive(byte[] key, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
