package org.carillon.store.flagging;

import java.util.List;

/** The answer to a {@link PendingFlags}. */
sealed interface FlagAnswer {

  /**
   * The change was committed.
   *
   * @param modified the UIDs that were left alone, since they were changed meanwhile
   */
  record Stored(List<Long> modified) implements FlagAnswer {}

  /** The change was not committed with others: the caller makes it alone, perhaps waiting. */
  record Alone() implements FlagAnswer {}
}
