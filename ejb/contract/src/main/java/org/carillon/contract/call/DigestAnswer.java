package org.carillon.contract.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A client's answer to a digest challenge whose nonce was already found to be ours and fresh. The
 * user's secret stays in the core, which alone calls {@link #provenBy}.
 *
 * @param username as the client wrote it
 * @param realm the realm of our challenge, which is the domain
 * @param algorithm the hash the client used
 * @param tail what is hashed behind HA1: {@code nonce:nc:cnonce:qop:HA2} (RFC 7616 §3.4.1)
 * @param response the client's result, lower-case hexadecimal
 */
public record DigestAnswer(
    String username, String realm, DigestAlgorithm algorithm, String tail, String response) {

  /**
   * Whether the client knows the password.
   *
   * @param ha1 the hash of {@code username:realm:password} with this {@link #algorithm}, lower-case
   *     hexadecimal
   */
  public boolean provenBy(String ha1) {
    byte[] expected = hash(algorithm, ha1 + ":" + tail).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, response.getBytes(StandardCharsets.US_ASCII));
  }

  /** HA1 (RFC 7616 §3.4.2), made when a password is set. */
  public static String ha1(
      DigestAlgorithm algorithm, String username, String realm, String password) {
    return hash(algorithm, username + ":" + realm + ":" + password);
  }

  /** The hash of a text as lower-case hexadecimal. */
  public static String hash(DigestAlgorithm algorithm, String text) {
    return HexFormat.of().formatHex(algorithm.hash(text.getBytes(StandardCharsets.UTF_8)));
  }
}
