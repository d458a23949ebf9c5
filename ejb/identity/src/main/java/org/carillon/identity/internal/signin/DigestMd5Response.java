package org.carillon.identity.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.carillon.contract.identity.Evidence;

/**
 * The values of client and server in DIGEST-MD5 (RFC 2831 §2.1.2.1, §2.1.3).
 *
 * @param client the client's response
 * @param server the server's {@code rspauth}
 */
record DigestMd5Response(String client, String server) {

  /**
   * Computes both values.
   *
   * @param ha1 the hash of name, realm and password, in hexadecimal
   */
  static DigestMd5Response of(String ha1, Evidence.DigestMd5 digest) {
    byte[] secret = HexFormat.of().parseHex(ha1);
    String a1 = md5(secret, digest.secretTail());
    return new DigestMd5Response(response(a1, digest, "AUTHENTICATE:"), response(a1, digest, ":"));
  }

  private static String response(String a1, Evidence.DigestMd5 digest, String method) {
    String a2 = md5(new byte[0], method + digest.uri());
    return md5(new byte[0], a1 + ":" + digest.middle() + ":" + a2);
  }

  private static String md5(byte[] before, String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(before);
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("MD5 is not available", failure);
    }
  }
}
