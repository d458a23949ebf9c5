package org.carillon.store;

import java.util.Optional;
import java.util.concurrent.Future;

/** Compares what a node has indexed with the messages there are; implemented by {@code search}. */
public interface IndexCheck {

  /**
   * What was mended.
   *
   * @param lacking messages that the index lacked, although it said that it had them: indexed now
   * @param ghosts messages in the index that lie in no mailbox, although it said that it had taken
   *     out what went: taken out
   */
  record Mended(long lacking, long ghosts) {}

  /**
   * Compares this node's index, message by message, and mends what differs; what is not indexed yet
   * lacks nothing.
   *
   * @return done in its turn among what the index does; empty when there is no index to compare, or
   *     it broke meanwhile
   */
  Future<Optional<Mended>> compare();
}
