package org.carillon.store;

import java.io.Serializable;

/**
 * A hint that something changed; what changed stands in the change log.
 *
 * @param account the account whose mailbox it is
 * @param mailbox the mailbox, 0 for the tree of mailboxes itself, or {@value #FULL} for the
 *     account, which mail has filled
 * @param modseq the account's modseq at the change
 */
public record MailboxChanged(long account, long mailbox, long modseq) implements Serializable {
  /** In a mailbox's place: the account is full now. */
  public static final long FULL = -1;
}
