package org.carillon.contract.mailbox.search;

/** The order of a list that is read a page at a time. */
public sealed interface ListOrder {

  /** Latest arrivals first. */
  ListOrder NEWEST = new Sorted(By.ARRIVED, true);

  /**
   * By a property.
   *
   * @param backwards whether the last in that order comes first
   */
  record Sorted(By by, boolean backwards) implements ListOrder {}

  /**
   * What fits words best first, of what fits equally the latest; behind them what is not indexed
   * yet. Of a query without words, as {@link #NEWEST}.
   */
  record Best() implements ListOrder {}

  /** By what messages are put in order, the least first; what is alike, by when it arrived. */
  enum By {
    /** INTERNALDATE. */
    ARRIVED,
    /** The first From address's name, or else the address (RFC 5957 §3). */
    FROM,
    /** The same of To. */
    TO,
    /** Subject without marks of answering (RFC 5256 §2.1). */
    SUBJECT,
    /** RFC822.SIZE. */
    SIZE
  }
}
