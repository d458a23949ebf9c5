package org.carillon.contract.mailbox.search;

/** The order of a list that is read a page at a time. */
public sealed interface ListOrder {

  /** The latest arrivals first. */
  ListOrder NEWEST = new Sorted(By.ARRIVED, true);

  /** Sorted by a property; with {@code backwards}, the last in that order comes first. */
  record Sorted(By by, boolean backwards) implements ListOrder {}

  /**
   * The best match of the words first, and the latest of equal matches; messages that are not
   * indexed yet come last. For a query without words, the same as {@link #NEWEST}.
   */
  record Best() implements ListOrder {}

  /** The property by which messages are sorted, ascending; equal ones are sorted by arrival. */
  enum By {
    /** The arrival time (INTERNALDATE). */
    ARRIVED,
    /** The display name of the first From address, or else the address (RFC 5957 §3). */
    FROM,
    /** The same for the first To address. */
    TO,
    /** The subject without reply and forward prefixes (RFC 5256 §2.1). */
    SUBJECT,
    /** The size, RFC822.SIZE. */
    SIZE
  }
}
