package org.carillon.contract.mailbox.watch;

import java.util.List;

/**
 * The changes in an account since a state (RFC 5465 §5). Very recent changes may be reported again
 * after the new state.
 *
 * @param now the state to pass to the next call
 * @param mailboxes the mailboxes whose messages changed, with their present figures
 * @param tree the changes of the mailboxes themselves, in the order in which they happened
 * @param tooMany true if there were too many changes to report them one by one
 */
public record AccountChanges(
    AccountState now, List<MailboxChanges> mailboxes, List<TreeChange> tree, boolean tooMany) {

  /** The maximum number of mailboxes, and of changes of the tree, in one answer. */
  public static final int MOST = 1_000;
}
