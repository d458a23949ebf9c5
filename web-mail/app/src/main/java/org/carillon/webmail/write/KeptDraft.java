package org.carillon.webmail.write;

/** The result of saving a message as a draft. */
sealed interface KeptDraft {

  /** It is saved, durably, with this uid in the drafts folder. */
  record Kept(long uid) implements KeptDraft {}

  /** It is not saved, and replaces no draft; the reason is a sentence for the writer. */
  record Unkept(String why) implements KeptDraft {}
}
