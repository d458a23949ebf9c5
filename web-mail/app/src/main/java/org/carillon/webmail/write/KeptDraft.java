package org.carillon.webmail.write;

/** What came of keeping a message as a draft. */
sealed interface KeptDraft {

  /**
   * It is kept, durably.
   *
   * @param uid its uid in the folder of drafts
   */
  record Kept(long uid) implements KeptDraft {}

  /**
   * It is not kept; a draft that was to be replaced is as it was.
   *
   * @param why a sentence for the writer
   */
  record Unkept(String why) implements KeptDraft {}
}
