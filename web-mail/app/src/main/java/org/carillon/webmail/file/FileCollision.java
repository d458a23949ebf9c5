package org.carillon.webmail.file;

import java.util.Locale;

/** The action for a name that is taken. */
enum FileCollision {
  /** The reader is asked. */
  ASK,
  /** The existing file is replaced. */
  REPLACE,
  /** The new file gets a number. */
  BOTH,
  /** The new file is left out. */
  SKIP;

  static FileCollision of(String word) {
    for (FileCollision one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return ASK;
  }
}
