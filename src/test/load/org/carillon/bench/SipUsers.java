package org.carillon.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The users of the SIP benchmark: names, passwords, and their answers to digest challenges. */
final class SipUsers {

  static final String DOMAIN = "bench.test";

  private SipUsers() {}

  static String name(int user) {
    return "u" + user;
  }

  /** Kamailio's configuration derives the same password from the name. */
  static String password(int user) {
    return "secret-" + name(user);
  }

  /** The value of Authorization or Proxy-Authorization (RFC 7616 §3.4.1, MD5, qop=auth). */
  static String credentials(String challenge, int user, String method, String uri) {
    String nonce = between(challenge, "nonce=\"", '"');
    String ha1 = md5(name(user) + ":" + DOMAIN + ":" + password(user));
    String ha2 = md5(method + ":" + uri);
    String response = md5(ha1 + ":" + nonce + ":00000001:c:auth:" + ha2);
    return "Digest username=\""
        + name(user)
        + "\",realm=\""
        + DOMAIN
        + "\",nonce=\""
        + nonce
        + "\",uri=\""
        + uri
        + "\",response=\""
        + response
        + "\",algorithm=MD5,cnonce=\"c\",qop=auth,nc=00000001";
  }

  /** Returns the text between {@code before} and the next {@code after}; empty if missing. */
  static String between(String message, String before, char after) {
    int from = message.indexOf(before);
    if (from < 0) {
      return "";
    }
    int start = from + before.length();
    return message.substring(start, message.indexOf(after, start));
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
