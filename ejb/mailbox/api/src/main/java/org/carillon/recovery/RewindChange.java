package org.carillon.recovery;

import java.util.Optional;

/**
 * The changes that a rewind makes in a mailbox.
 *
 * @param mailbox the mailbox's name after the rewind or, if the rewind deletes it, its present name
 * @param fate the change of the mailbox itself
 * @param before the mailbox's present name, if it differs
 * @param comes the number of messages that come back
 * @param goes the number of messages that are removed
 * @param reflagged the number of remaining messages that get other flags
 */
public record RewindChange(
    String mailbox, Fate fate, Optional<String> before, long comes, long goes, long reflagged) {

  /** The change of a mailbox. */
  public enum Fate {
    /** The mailbox stays. */
    STAYS,
    /** The mailbox was renamed since that moment and gets its old name back. */
    RENAMED,
    /** The mailbox was deleted since that moment and comes back. */
    RETURNS,
    /** The mailbox was created since that moment and is deleted. */
    GOES
  }
}
