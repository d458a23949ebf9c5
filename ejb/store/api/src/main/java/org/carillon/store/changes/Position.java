package org.carillon.store.changes;

/**
 * A reader's position in the change log of an account. A change of many messages has one modseq,
 * may be one row, and is read in parts.
 *
 * @param modseq all changes with a lower modseq were read
 * @param mailbox within this modseq, all changes of mailboxes with a lower id were read
 * @param row within this mailbox, all rows with a lower number were read
 * @param uid within this row, all changes up to this UID were read
 */
public record Position(long modseq, long mailbox, long row, long uid) {

  /** Returns the position after all changes up to a modseq. */
  public static Position behind(long modseq) {
    return new Position(modseq, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Returns whether all changes of this modseq were read. */
  public boolean isWhole() {
    return mailbox == Long.MAX_VALUE;
  }

  /** Returns the modseq up to which all changes were read. */
  public long complete() {
    return isWhole() ? modseq : modseq - 1;
  }
}
