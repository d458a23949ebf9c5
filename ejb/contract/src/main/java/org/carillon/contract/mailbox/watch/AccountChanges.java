package org.carillon.contract.mailbox.watch;

import java.util.List;

/**
 * What changed in an account since a state (RFC 5465 §5). What changed just now may be told again
 * after the new state.
 *
 * @param now the state to ask with next
 * @param mailboxes those whose messages changed, as they are now
 * @param tree what happened to the mailboxes themselves, in that order
 * @param tooMany whether there was more than anybody wants to be told one by one
 */
public record AccountChanges(
    AccountState now, List<MailboxChanges> mailboxes, List<TreeChange> tree, boolean tooMany) {

  /** How many mailboxes, and how many changes of the tree, are told at most. */
  public static final int MOST = 1_000;
}
