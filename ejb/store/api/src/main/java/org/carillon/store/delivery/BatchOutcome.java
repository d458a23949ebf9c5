package org.carillon.store.delivery;

import java.util.List;
import java.util.Set;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.opening.MailboxCommit;

/**
 * The outcome of a batch.
 *
 * @param served the deliveries whose rows were written
 * @param postponed the deliveries that wait for an account locked by another transaction; nothing
 *     was written for them
 * @param stored the incoming contents whose blobs now have references
 * @param commits the changes of the mailboxes
 * @param busy the accounts that another transaction had locked
 * @param free the accounts that this batch has locked
 */
record BatchOutcome(
    List<BatchOutcome.Served> served,
    List<PendingDelivery> postponed,
    List<IncomingContent> stored,
    List<MailboxCommit> commits,
    Set<Long> busy,
    Set<Long> free) {

  /** A delivery with the answer that it gets when the transaction commits. */
  record Served(PendingDelivery delivery, DeliveryAnswer answer) {}
}
