package org.carillon.format.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The collation {@code i;unicode-casemap} (RFC 5051): order and equality without regard to case.
 */
public final class UnicodeCasemap {
  private UnicodeCasemap() {}

  /**
   * What a text is compared by: title case, fully decomposed, as UTF-8. Texts stand in the order of
   * these octets taken as unsigned, and are equal when these are.
   */
  public static byte[] key(String text) {
    return folded(text).getBytes(StandardCharsets.UTF_8);
  }

  /** The same, as a text. What is folded already may change when it is folded once more. */
  public static String folded(String text) {
    char[] ascii = text.toCharArray();
    for (int i = 0; i < ascii.length; i++) {
      char c = ascii[i];
      if (c >= 0x80) {
        return decomposed(text);
      }
      ascii[i] = c >= 'a' && c <= 'z' ? (char) (c + 'A' - 'a') : c;
    }
    return new String(ascii);
  }

  private static String decomposed(String text) {
    StringBuilder titled = new StringBuilder(text.length());
    text.codePoints().map(Character::toTitleCase).forEach(titled::appendCodePoint);
    return Normalizer.normalize(titled, Normalizer.Form.NFKD);
  }
}
