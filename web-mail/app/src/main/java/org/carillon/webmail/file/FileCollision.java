package org.carillon.webmail.file;

import java.util.Locale;

/** What is done where a name is another's already. */
enum FileCollision {
  /** The reader is asked. */
  ASK,
  /** What is there goes. */
  REPLACE,
  /** What comes gets a number. */
  BOTH,
  /** What comes is left out. */
  SKIP;

  /** That of a form's word. */
  static FileCollision of(String word) {
    for (FileCollision one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return ASK;
  }
}
