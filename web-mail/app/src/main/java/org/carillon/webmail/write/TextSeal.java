package org.carillon.webmail.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells whether somebody without script changed the text of a letter in HTML: its form was shown as
 * text, with this beside it. It keeps nothing secret and proves nothing to strangers.
 */
final class TextSeal {
  private TextSeal() {}

  /** The seal of a text, whatever its line ends are and the blanks behind it. */
  static String of(String text) {
    String plain = text.replace("\r\n", "\n").strip();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }

  /** Whether a text is what was shown. */
  static boolean matches(String seal, String text) {
    return !seal.isEmpty() && seal.equals(of(text));
  }
}
