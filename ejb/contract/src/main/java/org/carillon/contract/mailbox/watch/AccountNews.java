package org.carillon.contract.mailbox.watch;

import java.util.List;

/**
 * What happened in an account behind a mark (RFC 5465 §5). What happened just now may be told again
 * behind the new mark.
 *
 * @param now the mark to ask with next
 * @param mailboxes those whose messages changed, as they are now
 * @param tree what happened to the mailboxes themselves, in that order
 * @param tooMany whether there was more than anybody wants to be told one by one
 */
public record AccountNews(
    NewsMark now, List<MailboxNews> mailboxes, List<TreeNews> tree, boolean tooMany) {

  /** How many mailboxes, and how many changes of the tree, are told at most. */
  public static final int MOST = 1_000;
}
