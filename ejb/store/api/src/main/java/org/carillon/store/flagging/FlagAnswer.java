package org.carillon.store.flagging;

import java.util.List;

/** What became of a {@link PendingFlags}. */
sealed interface FlagAnswer {

  /**
   * Committed.
   *
   * @param modified the uids left alone, since they were changed meanwhile
   */
  record Stored(List<Long> modified) implements FlagAnswer {}

  /** Not together with others: the caller does it in a transaction of its own, and may wait. */
  record Alone() implements FlagAnswer {}
}
