package org.carillon.policy.internal.trace;

import org.carillon.database.StoredText;

/** Makes texts of senders fit for columns. */
final class TraceText {
  /** The length of the longest Message-ID in the index and so in searches. */
  private static final int LONGEST_ID = 500;

  private TraceText() {}

  /** Returns the text, or an empty one if a column cannot hold it. */
  static String of(String said) {
    return StoredText.isImpossible(said) ? "" : said;
  }

  /** Returns a Message-ID, or its beginning. */
  static String id(String said) {
    return of(said.substring(0, Math.min(said.length(), LONGEST_ID)));
  }

  /** Returns a Message-ID, or its beginning, with the brackets that somebody left out. */
  static String inBrackets(String said) {
    return id("<" + said + ">");
  }
}
