package org.carillon.database;

/** Text the database can store: Unicode without NUL. Unpaired surrogates would become "?". */
public final class StoredText {
  private StoredText() {}

  /** Returns whether the database cannot store the text, so a look-up is an error, not a miss. */
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
