package org.carillon.database;

/** Text as the database can hold it: all of Unicode but NUL. */
public final class StoredText {
  private StoredText() {}

  /** Whether no row can hold the text, so that to ask for it is an error and not a miss. */
  public static boolean isImpossible(String text) {
    return text.indexOf('\0') >= 0;
  }
}
