package org.carillon.store;

import java.util.List;

/** What became of a {@link Delivery}. */
public sealed interface DeliveryAnswer {

  /**
   * The transaction is durable. Each target has its answer, in the order of {@link
   * Delivery#targets()}; the participant was written.
   */
  record Committed(List<TargetAnswer> targets) implements DeliveryAnswer {}

  /**
   * Nothing was kept; a later try may succeed: the disk is full, the database is away, or too much
   * is waiting.
   *
   * @param why a sentence for the log, not for the peer
   */
  record NotCommitted(String why) implements DeliveryAnswer {}
}
