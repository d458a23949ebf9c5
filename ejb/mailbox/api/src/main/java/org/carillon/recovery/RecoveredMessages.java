package org.carillon.recovery;

import java.util.List;

/**
 * The result of bringing chosen messages back.
 *
 * @param messages the number of messages that came back
 * @param refused the messages that did not, in the order of the request
 */
public record RecoveredMessages(long messages, List<Refused> refused) {

  /**
   * A message that did not come back.
   *
   * @param id the message's id in the request
   */
  public record Refused(String id, Reason reason) {}

  /** The reason why a message did not come back. */
  public enum Reason {
    /** The account has deleted no such message, or the message is no longer kept. */
    UNKNOWN,
    /** The message is in a mailbox: brought back, as a copy, or replaced by another. */
    PRESENT,
    /** The mailbox that the message was deleted from is deleted too. */
    MAILBOX_DELETED,
    /** The message was deleted again later, and can be brought back by the id of that deletion. */
    DELETED_LATER
  }
}
