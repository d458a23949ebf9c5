package org.carillon.store;

/**
 * The only way for new content into mailboxes and the queue. Concurrent callers are served
 * together: one write to the disk and one database transaction for all of them.
 */
public interface Deliveries {

  /**
   * Delivers a message in one durable step. Blocks until the message is on the disk or certainly
   * not. May be called from any thread without a transaction. The caller must close the spool.
   */
  DeliveryAnswer commit(Delivery delivery);
}
