package org.carillon.contract.mailbox.watch;

import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * What changed since a state in the mailboxes that others share with an account, as far as it may
 * look them up; of messages and of the annotations that all share, as far as it may read them (RFC
 * 5465 §5, RFC 4314 §4). Of one that is not shared with it any more, only that is told.
 *
 * @param now the state to ask with next
 * @param mailboxes those whose messages changed
 * @param tree what happened to the mailboxes themselves
 * @param tooMany whether there was more than anybody wants to be told one by one
 */
public record SharedChanges(
    SharedState now, List<Changed> mailboxes, List<TreeChange> tree, boolean tooMany) {

  /**
   * A mailbox whose messages changed; its figures are a reader's own.
   *
   * @param mailbox its id
   * @param name its name
   * @param arrived whether messages came
   * @param expunged whether messages went
   * @param flagged whether flags changed
   */
  public record Changed(
      long mailbox, MailboxName name, boolean arrived, boolean expunged, boolean flagged) {}
}
