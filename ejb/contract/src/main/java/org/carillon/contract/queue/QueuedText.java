package org.carillon.contract.queue;

import org.carillon.contract.content.Content;

/** What the queue has of a claimed relay job's message. */
public sealed interface QueuedText {

  /** What a sender hears of a message whose copy here can't be read. */
  String DAMAGE = "This server's copy of the message is damaged and can't be sent";

  /**
   * It can be read.
   *
   * @param content whoever asked closes it
   */
  record Readable(Content content) implements QueuedText {}

  /**
   * It is damaged. A restoration may heal it, so it waits as what is delayed does, and no longer.
   */
  record Damaged() implements QueuedText {}

  /** It was withdrawn meanwhile, or the store is away: there is nothing to try now. */
  record Absent() implements QueuedText {}
}
