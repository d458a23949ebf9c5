package org.carillon.store.changes;

/**
 * How far somebody has read the change log of an account. A change of many messages, which has one
 * modseq and may be one row, is read in parts.
 *
 * @param modseq everything with a lower one was read
 * @param mailbox of this modseq, everything of mailboxes with a lower id was read
 * @param row of this mailbox, every row with a lower number was read
 * @param uid of this row, everything up to this uid was read
 */
public record Position(long modseq, long mailbox, long row, long uid) {

  /** Everything up to a modseq was read. */
  public static Position behind(long modseq) {
    return new Position(modseq, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Whether nothing is missing of what has this modseq. */
  public boolean isWhole() {
    return mailbox == Long.MAX_VALUE;
  }

  /** The modseq up to which everything was read. */
  public long complete() {
    return isWhole() ? modseq : modseq - 1;
  }
}
