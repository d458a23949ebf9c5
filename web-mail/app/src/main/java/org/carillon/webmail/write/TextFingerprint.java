package org.carillon.webmail.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Detects whether a browser without script changed the text of an HTML message: the form shows it
 * as text, with this seal. It keeps nothing secret and proves nothing to attackers.
 */
final class TextFingerprint {
  private TextFingerprint() {}

  /** The seal of a text; line ends and trailing blanks make no difference. */
  static String of(String text) {
    String plain = text.replace("\r\n", "\n").strip();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }

  /** Returns whether a text is unchanged. */
  static boolean matches(String seal, String text) {
    return !seal.isEmpty() && seal.equals(of(text));
  }
}
