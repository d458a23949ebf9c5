package org.carillon.store;

import java.util.List;
import org.carillon.contract.answer.Failure;

/** The outcome of a {@link Delivery}. */
public sealed interface DeliveryAnswer {

  /**
   * The transaction is durable. Each target has its answer, in the order of {@link
   * Delivery#targets()}; the participant has written its rows.
   */
  record Committed(List<TargetAnswer> targets) implements DeliveryAnswer {}

  /**
   * Nothing was kept; a later try may succeed. The disk is full, the database is unavailable, or
   * too many deliveries are waiting.
   *
   * @param why the reason, as a sentence for the log, not for the peer
   */
  record NotCommitted(String why) implements DeliveryAnswer {
    /** The failure that clients get, whatever the reason in the store. */
    public static final Failure TOLD =
        new Failure.TryLater("The store is not available at the moment.");
  }
}
