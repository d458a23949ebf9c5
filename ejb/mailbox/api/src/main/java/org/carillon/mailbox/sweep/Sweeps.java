package org.carillon.mailbox.sweep;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.search.Query;

/**
 * Changes of all messages of a mailbox that match, as a task: what matches is found when it is
 * wanted; what comes later is left alone. An account has one at a time. It is done in steps, each
 * right by itself, with the rights that the account has by then; another node goes on with what a
 * dead one left.
 */
public interface Sweeps {

  /** So many messages are changed at most. */
  int MOST = 1_000_000;

  /**
   * Begins one.
   *
   * @param mailbox one that the caller may read
   */
  Answer<Sweep> begin(Caller caller, MailboxName mailbox, Query query, Deed deed);

  /** One of the caller's own. */
  Answer<Sweep> find(Caller caller, String id);

  /** Stops one of the caller's own before its next step. What it did is done. */
  Answer<Sweep> stop(Caller caller, String id);

  /**
   * Takes one back that is over: what was moved is moved back from where it lies, flags are as they
   * were.
   *
   * @return the sweep that does it
   */
  Answer<Sweep> undo(Caller caller, String id);
}
