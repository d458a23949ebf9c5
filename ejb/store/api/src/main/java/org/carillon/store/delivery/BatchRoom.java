package org.carillon.store.delivery;

/**
 * What a batch of deliveries has room for. A delivery that alone has more than that is a batch of
 * its own.
 */
final class BatchRoom {
  /** The most deliveries of a batch. */
  private static final int MOST_DELIVERIES = 256;

  /** The most rows a batch changes. */
  private static final int MOST_ROWS = 1000;

  /** How many octets the outlines of a batch take: they go to the database in one value. */
  static final long MOST_OUTLINE_OCTETS = 8 << 20;

  private int deliveries;
  private int rows;
  private long octets;

  /** Whether one more fits. */
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

  /** Whether a delivery fits. */
  boolean has(PendingDelivery delivery) {
    return has(delivery.rows(), delivery.outlineOctets());
  }

  void take(PendingDelivery delivery) {
    take(delivery.rows(), delivery.outlineOctets());
  }
}
