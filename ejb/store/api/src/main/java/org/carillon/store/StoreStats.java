package org.carillon.store;

import java.util.List;
import org.carillon.blob.BlobStats;

/**
 * Counts and sizes of the store's data.
 *
 * @param accounts the number of accounts that have mailboxes, including those in the undelete
 *     window
 * @param mailboxes the number of mailboxes
 * @param messages the number of messages, each counted once for each mailbox it lies in
 * @param octets the size of the messages, as counted for accounts
 * @param contents the blobs on the disk, each counted once
 * @param expunged the number of expunges that keep a message that can be restored
 * @param deletedMailboxes the number of deleted mailboxes that can be restored
 * @param deletedMessages the number of messages in these mailboxes
 * @param damaged the number of blobs known to be damaged
 * @param biggest the accounts that hold the most, largest first; at most ten
 */
public record StoreStats(
    long accounts,
    long mailboxes,
    long messages,
    long octets,
    BlobStats contents,
    long expunged,
    long deletedMailboxes,
    long deletedMessages,
    long damaged,
    List<Holding> biggest) {

  /**
   * The number and size of the messages that an account holds.
   *
   * @param account its address, or its number while it is in the undelete window
   */
  public record Holding(String account, long messages, long octets) {}
}
