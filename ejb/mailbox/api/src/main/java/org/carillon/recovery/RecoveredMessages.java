package org.carillon.recovery;

import java.util.List;

/**
 * What came of the wish to bring chosen messages back.
 *
 * @param messages how many came back
 * @param refused those that did not, in the order they were named
 */
public record RecoveredMessages(long messages, List<Refused> refused) {

  /**
   * A message that did not come back.
   *
   * @param id what it was chosen by
   */
  public record Refused(String id, Reason reason) {}

  /** Why a message did not come back. */
  public enum Reason {
    /** The account deleted no such message, or it is not kept any more. */
    UNKNOWN,
    /**
     * It lies in a mailbox of the account: it was brought back, is a copy's, or another is in its
     * place.
     */
    PRESENT,
    /** The mailbox it was deleted from is deleted itself. */
    MAILBOX_DELETED,
    /** It was deleted once more since, and is brought back by the id of that. */
    DELETED_LATER
  }
}
