package org.carillon.database;

/**
 * Text as the database can hold it: all of Unicode but NUL. Half of a surrogate pair is no text,
 * and would be kept as a question mark.
 */
public final class StoredText {
  private StoredText() {}

  /** Whether no row can hold the text, so that to ask for it is an error and not a miss. */
  public static boolean isImpossible(String text) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point == 0 || point <= Character.MAX_SURROGATE && point >= Character.MIN_SURROGATE) {
        return true;
      }
      at += Character.charCount(point);
    }
    return false;
  }
}
