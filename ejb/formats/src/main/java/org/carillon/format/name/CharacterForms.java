package org.carillon.format.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Tests and mappings of single characters for canonical forms. */
final class CharacterForms {
  private CharacterForms() {}

  static boolean isAscii(String text) {
    return all(text, c -> c < 0x80);
  }

  /** Returns whether {@code holds} is true for all code points. A loop, since it runs often. */
  static boolean all(String text, IntPredicate holds) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (!holds.test(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  /** Maps full-width and half-width characters to their usual forms (RFC 8265 §3.3.1 rule 1). */
  private static String narrow(String text) {
    var narrowed = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0xFF01 && c <= 0xFFEE) {
                narrowed.append(nfkc(Character.toString(c)));
              } else {
                narrowed.appendCodePoint(c);
              }
            });
    return narrowed.toString();
  }

  /** Returns the text in lower case, width variants in usual forms, composed (NFC). */
  static String mapped(String text) {
    return isAscii(text)
        ? text.toLowerCase(Locale.ROOT)
        : Normalizer.normalize(narrow(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** Returns whether a code point is one of the LetterDigits of RFC 5892 §2.1, RFC 8264 §9.1. */
  static boolean isLetterMarkOrDigit(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          !Character.isIdentifierIgnorable(c);
      default -> false;
    };
  }

  /** Returns whether NFKC and case folding leave the character unchanged (RFC 5892 §2.2). */
  static boolean isStable(int c) {
    String text = Character.toString(c);
    return nfkc(nfkc(text).toLowerCase(Locale.ROOT)).equals(text);
  }

  /** Returns whether compatibility normalisation changes nothing (RFC 8264 §9.17: HasCompat). */
  static boolean hasNoCompatibilityForm(int c) {
    String text = Character.toString(c);
    return nfkc(text).equals(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
