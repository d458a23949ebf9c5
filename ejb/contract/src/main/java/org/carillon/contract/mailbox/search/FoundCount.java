package org.carillon.contract.mailbox.search;

/**
 * How many messages match.
 *
 * @param found how many at least
 * @param isExact whether there are no more: else nobody has looked at them all
 */
public record FoundCount(int found, boolean isExact) {

  /** None. */
  public static final FoundCount NONE = new FoundCount(0, true);

  /** Of two mailboxes. */
  public FoundCount and(FoundCount other) {
    return new FoundCount(found + other.found, isExact && other.isExact);
  }
}
