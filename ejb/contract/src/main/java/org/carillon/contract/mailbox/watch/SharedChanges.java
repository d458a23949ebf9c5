package org.carillon.contract.mailbox.watch;

import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * The changes since a state in the mailboxes that others share with an account, for mailboxes that
 * it may look up. Changes of messages and of shared annotations are included only if the account
 * may read them (RFC 5465 §5, RFC 4314 §4). For a mailbox that is not shared any more, only that
 * fact is reported.
 *
 * @param now the state to pass to the next call
 * @param mailboxes the mailboxes whose messages changed
 * @param tree the changes of the mailboxes themselves
 * @param tooMany true if there were too many changes to report them one by one
 */
public record SharedChanges(
    SharedState now, List<Changed> mailboxes, List<TreeChange> tree, boolean tooMany) {

  /**
   * A mailbox whose messages changed; it has no figures, because they differ for each reader.
   *
   * @param mailbox its id
   * @param name its name
   * @param arrived true if messages were added
   * @param expunged true if messages were removed
   * @param flagged true if flags changed
   */
  public record Changed(
      long mailbox, MailboxName name, boolean arrived, boolean expunged, boolean flagged) {}
}
