package org.carillon.contract.queue;

import org.carillon.contract.content.Content;

/** The content of a claimed relay job's message in the queue. */
public sealed interface QueuedContent {

  /** The text for the sender of a message whose copy here can't be read. */
  String DAMAGE = "This server's copy of the message is damaged and can't be sent";

  /** The content can be read. The caller closes it. */
  record Readable(Content content) implements QueuedContent {}

  /** The content is damaged. A restored backup may repair it, so it waits like delayed mail. */
  record Damaged() implements QueuedContent {}

  /** The message was withdrawn or the store is unavailable; there is nothing to try now. */
  record Absent() implements QueuedContent {}
}
