package org.carillon.recovery;

import java.util.Optional;

/**
 * What a rewind changes in a mailbox.
 *
 * @param mailbox its name afterwards, or, if it goes, its name now
 * @param fate what becomes of the mailbox itself
 * @param before the name it has now, if that is another
 * @param comes how many messages come back
 * @param goes how many go
 * @param reflagged how many of those that stay get other flags
 */
public record RewindChange(
    String mailbox, Fate fate, Optional<String> before, long comes, long goes, long reflagged) {

  /** What becomes of a mailbox. */
  public enum Fate {
    /** It stays. */
    STAYS,
    /** It was renamed since and gets its name back. */
    RENAMED,
    /** It was deleted since and comes back. */
    RETURNS,
    /** It was made since and is deleted. */
    GOES
  }
}
