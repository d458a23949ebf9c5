package org.carillon.contract.mailbox.search;

/** The order of a list that is read a page at a time. */
public sealed interface ListOrder {

  /** Latest arrivals first. */
  ListOrder NEWEST = new Sorted(MessageOrder.By.ARRIVED, true);

  /**
   * By a property.
   *
   * @param backwards whether the last in that order comes first
   */
  record Sorted(MessageOrder.By by, boolean backwards) implements ListOrder {}

  /**
   * What fits words best first, of what fits equally the latest; behind them what is not indexed
   * yet. Of a query without words, as {@link #NEWEST}.
   */
  record Best() implements ListOrder {}
}
