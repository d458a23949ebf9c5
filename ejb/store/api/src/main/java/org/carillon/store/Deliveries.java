package org.carillon.store;

/**
 * The one way of a new content into mailboxes and the queue. Callers that come at the same time are
 * served together: one write to the disk and one database transaction for all of them.
 */
public interface Deliveries {

  /**
   * Delivers a message in one durable step; blocks until it is on the disk or it is certain that it
   * is not. May be called from any thread without a transaction. The spool stays the caller's to
   * close.
   */
  DeliveryAnswer commit(Delivery delivery);
}
