package org.carillon.store.delivery;

/** The capacity of a batch of deliveries. A delivery beyond it gets a batch of its own. */
final class BatchRoom {
  private static final int MOST_DELIVERIES = 256;

  private static final int MOST_ROWS = 1000;

  /** The most octets of the outlines of a batch, which go to the database in one value. */
  static final long MOST_OUTLINE_OCTETS = 8 << 20;

  private int deliveries;
  private int rows;
  private long octets;

  /** Returns whether so many more rows and octets fit. */
  boolean has(int moreRows, long moreOctets) {
    return deliveries == 0
        || deliveries < MOST_DELIVERIES
            && rows + moreRows <= MOST_ROWS
            && octets + moreOctets <= MOST_OUTLINE_OCTETS;
  }

  void take(int moreRows, long moreOctets) {
    deliveries++;
    rows += moreRows;
    octets += moreOctets;
  }

  boolean has(PendingDelivery delivery) {
    return has(delivery.rows(), delivery.outlineOctets());
  }

  void take(PendingDelivery delivery) {
    take(delivery.rows(), delivery.outlineOctets());
  }
}
