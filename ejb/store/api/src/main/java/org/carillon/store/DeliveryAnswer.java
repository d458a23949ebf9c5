package org.carillon.store;

import java.util.List;
import org.carillon.contract.answer.Failure;

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
  record NotCommitted(String why) implements DeliveryAnswer {
    /** What clients are told, whatever the store failed by. */
    public static final Failure TOLD = new Failure.TryLater("The store does not take it just now");
  }
}
