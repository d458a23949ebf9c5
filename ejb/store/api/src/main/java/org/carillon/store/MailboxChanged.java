package org.carillon.store;

import java.io.Serializable;

/**
 * A hint that something changed. The change itself is in the change log.
 *
 * @param account the account that the mailbox belongs to
 * @param mailbox the mailbox, 0 for the tree of mailboxes itself, or {@value #FULL} for an account
 *     that mail has filled
 * @param modseq the account's modseq at the change
 */
public record MailboxChanged(long account, long mailbox, long modseq) implements Serializable {
  /** The value of {@code mailbox} that says that the account is full now. */
  public static final long FULL = -1;
}
