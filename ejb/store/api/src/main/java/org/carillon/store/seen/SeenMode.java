package org.carillon.store.seen;

/**
 * Whose {@code \Seen} is in a shared mailbox.
 *
 * @param separate whether each reader has its own; the owner's is the mailbox's
 * @param since the modseq at which that was chosen; 0 when never
 */
public record SeenMode(boolean separate, long since) {

  /** All share one, and always did. */
  public static final SeenMode COMMON = new SeenMode(false, 0);
}
