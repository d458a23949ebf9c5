package org.carillon.database;

/**
 * Text that the database can store: all of Unicode except NUL. An unpaired surrogate is not valid
 * text and would be stored as a question mark.
 */
public final class StoredText {
  private StoredText() {}

  /**
   * Returns whether the database cannot store the text, so that looking it up is an error and not a
   * miss.
   */
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
