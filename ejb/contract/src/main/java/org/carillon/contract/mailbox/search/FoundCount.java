package org.carillon.contract.mailbox.search;

/**
 * The number of messages that match.
 *
 * @param found a lower bound of the number
 * @param isExact true if {@code found} is the exact number; false if not all messages were looked
 *     at
 */
public record FoundCount(int found, boolean isExact) {

  /** No messages, exactly. */
  public static final FoundCount NONE = new FoundCount(0, true);

  /** Returns the sum of the counts of two mailboxes. */
  public FoundCount and(FoundCount other) {
    return new FoundCount(found + other.found, isExact && other.isExact);
  }
}
