package org.carillon.contract.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A client's answer to a digest challenge, after its nonce was found to be ours and fresh. The
 * user's secret stays in the core, which alone calls {@link #provenBy}.
 *
 * @param username as the client wrote it
 * @param realm the realm of our challenge, which is the domain
 * @param algorithm the hash that the client used
 * @param tail the part of the hashed text after HA1: {@code nonce:nc:cnonce:qop:HA2} (RFC 7616
 *     §3.4.1)
 * @param response the client's result, lower-case hexadecimal
 */
public record DigestAnswer(
    String username, String realm, DigestAlgorithm algorithm, String tail, String response) {

  /**
   * Returns whether the answer proves that the client knows the password.
   *
   * @param ha1 the hash of {@code username:realm:password} with this {@link #algorithm}, lower-case
   *     hexadecimal
   */
  public boolean provenBy(String ha1) {
    byte[] expected = hash(algorithm, ha1 + ":" + tail).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, response.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns HA1 (RFC 7616 §3.4.2), which is computed when a password is set. */
  public static String ha1(
      DigestAlgorithm algorithm, String username, String realm, String password) {
    return hash(algorithm, username + ":" + realm + ":" + password);
  }

  /** Returns the hash of a text as lower-case hexadecimal. */
  public static String hash(DigestAlgorithm algorithm, String text) {
    return HexFormat.of().formatHex(algorithm.hash(text.getBytes(StandardCharsets.UTF_8)));
  }
}
