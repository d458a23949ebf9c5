package org.carillon.format.mime.summary;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The collation {@code i;unicode-casemap} (RFC 5051): order and equality without regard to case.
 */
public final class UnicodeCasemap {
  /**
   * How many marks behind a letter are put into order; what follows begins anew. Text that means
   * something has at most 30 (UAX #15, Stream-Safe Text Format), and putting n of them into order
   * takes n times n steps.
   */
  static final int MOST_MARKS = 64;

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

  /** Whether a character belongs to the letter before it. */
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
