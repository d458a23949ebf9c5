package org.carillon.mailbox.sweep;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.search.Query;

/**
 * Changes all matching messages of a mailbox, as a task. The matching messages are found when the
 * task is requested; later ones are not changed. An account has one such task at a time. The task
 * works in steps, each consistent by itself, with the rights that the account has at that time. If
 * a node dies, another continues its task.
 */
public interface BulkChanges {

  /** The largest number of messages that are changed. */
  int MOST = 1_000_000;

  /**
   * Starts a bulk change.
   *
   * @param mailbox a mailbox that the caller may read
   */
  Answer<BulkChange> begin(Caller caller, MailboxName mailbox, Query query, BulkAction action);

  /** Returns one of the caller's own bulk changes. */
  Answer<BulkChange> find(Caller caller, String id);

  /** Stops one of the caller's own bulk changes before its next step. Earlier changes are kept. */
  Answer<BulkChange> stop(Caller caller, String id);

  /**
   * Undoes a bulk change that has ended. Moved messages are moved back from their present mailbox,
   * and flags are restored.
   *
   * @return the bulk change that does it
   */
  Answer<BulkChange> undo(Caller caller, String id);
}
