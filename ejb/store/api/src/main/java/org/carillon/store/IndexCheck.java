package org.carillon.store;

import java.util.Optional;
import java.util.concurrent.Future;

/** Compares the index of a node with the messages in the store; implemented by {@code search}. */
public interface IndexCheck {

  /**
   * The result of repairing the index.
   *
   * @param lacking the number of messages that were missing in the index although it was recorded
   *     as having them; they are indexed now
   * @param ghosts the number of messages in the index that lie in no mailbox although the index was
   *     recorded as having removed them; they are removed now
   */
  record Repaired(long lacking, long ghosts) {}

  /**
   * Compares this node's index message by message and repairs the differences. A message that is
   * not indexed yet is not a difference.
   *
   * @return completes when the index has processed the request in its queue; empty if there is no
   *     index to compare, or if it broke meanwhile
   */
  Future<Optional<Repaired>> compare();
}
