package org.carillon.format.mime.summary;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The collation {@code i;unicode-casemap} (RFC 5051): ordering and equality that ignore case. */
public final class UnicodeCasemap {
  /**
   * The maximum number of marks after a letter that are ordered together; further marks are ordered
   * separately. Meaningful text has at most 30 (UAX #15, Stream-Safe Text Format), and ordering n
   * marks takes n² steps.
   */
  static final int MOST_MARKS = 64;

  private UnicodeCasemap() {}

  /**
   * Returns the collation key of a text: in title case, fully decomposed, as UTF-8. Texts are
   * ordered by these octets taken as unsigned, and are equal if the octets are.
   */
  public static byte[] key(String text) {
    return folded(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the collation key as a string. Folding it again may change it. */
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
    StringBuilder folded = new StringBuilder(titled.length());
    int from = 0;
    int marks = 0;
    int step;
    for (int at = 0; at < titled.length(); at += step) {
      int character = titled.codePointAt(at);
      step = Character.charCount(character);
      marks = isMark(character) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        folded.append(Normalizer.normalize(titled.substring(from, at), Normalizer.Form.NFKD));
        from = at;
        marks = 1;
      }
    }
    String rest = Normalizer.normalize(titled.substring(from), Normalizer.Form.NFKD);
    return folded.isEmpty() ? rest : folded.append(rest).toString();
  }

  /** Returns whether a character is a mark that belongs to the letter before it. */
  static boolean isMark(int character) {
    return character >= 0x80
        && switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }
}
