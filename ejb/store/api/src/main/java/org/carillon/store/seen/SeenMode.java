package org.carillon.store.seen;

/**
 * Says whose {@code \Seen} counts in a shared mailbox.
 *
 * @param separate true if each reader has their own; the mailbox's own is the owner's
 * @param since the modseq at which this was chosen; 0 if it never was
 */
public record SeenMode(boolean separate, long since) {

  /** All readers share one {@code \Seen}, and always did. */
  public static final SeenMode COMMON = new SeenMode(false, 0);
}
