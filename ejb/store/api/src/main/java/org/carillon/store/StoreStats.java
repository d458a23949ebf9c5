package org.carillon.store;

import java.util.List;
import org.carillon.blob.BlobStats;

/**
 * What the store holds.
 *
 * @param accounts how many accounts have mailboxes, those waiting in the undelete window included
 * @param mailboxes how many mailboxes there are
 * @param messages how many messages, each as often as it lies in a mailbox
 * @param octets how much they have as accounts count it
 * @param contents what lies on the disk, each content once
 * @param expunged how many expunges hold on to a message that can be brought back
 * @param deletedMailboxes how many deleted mailboxes can be brought back
 * @param deletedMessages how many messages lie in these
 * @param damaged how many contents are known to be damaged
 * @param biggest the accounts that hold the most, the biggest first; at most ten
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
   * What an account holds.
   *
   * @param account its address; its number, while it waits in the undelete window
   */
  public record Holding(String account, long messages, long octets) {}
}
