package org.carillon.store.delivery;

import java.util.List;
import java.util.Set;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.opening.MailboxCommit;

/**
 * What became of a batch.
 *
 * @param served those whose rows were written
 * @param postponed those that wait for an account somebody else has locked: nothing was written
 * @param stored those incoming contents whose contents are referred to now
 * @param commits what happened to the mailboxes
 * @param busy the accounts that somebody else had locked
 * @param free those that this batch has locked
 */
record BatchOutcome(
    List<BatchOutcome.Served> served,
    List<PendingDelivery> postponed,
    List<IncomingContent> stored,
    List<MailboxCommit> commits,
    Set<Long> busy,
    Set<Long> free) {

  /** A delivery with the answer it gets when the transaction commits. */
  record Served(PendingDelivery delivery, DeliveryAnswer answer) {}
}
