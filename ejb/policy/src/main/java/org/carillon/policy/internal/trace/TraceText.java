package org.carillon.policy.internal.trace;

import org.carillon.database.StoredText;

/** What strangers wrote, as rows can hold it. */
final class TraceText {
  /** An index has no room for more; nothing that is found by its Message-ID has a longer one. */
  private static final int LONGEST_ID = 500;

  private TraceText() {}

  /** A text; none if it is one that a column can't hold. */
  static String of(String said) {
    return StoredText.isImpossible(said) ? "" : said;
  }

  /** A Message-ID, or its begin. */
  static String id(String said) {
    return of(said.substring(0, Math.min(said.length(), LONGEST_ID)));
  }

  /** A Message-ID that somebody wrote without the brackets around it, or its begin. */
  static String inBrackets(String said) {
    return id("<" + said + ">");
  }
}
