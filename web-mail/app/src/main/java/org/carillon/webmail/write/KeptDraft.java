package org.carillon.webmail.write;

/** The result of saving a message as a draft. */
sealed interface KeptDraft {

  /**
   * It is saved, durably.
   *
   * @param uid its uid in the drafts folder
   */
  record Kept(long uid) implements KeptDraft {}

  /**
   * It is not saved; a draft that it would replace is unchanged.
   *
   * @param why a sentence for the writer
   */
  record Unkept(String why) implements KeptDraft {}
}
