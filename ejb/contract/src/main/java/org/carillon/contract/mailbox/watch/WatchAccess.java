package org.carillon.contract.mailbox.watch;

import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Who calls back when something changes, and what it was. */
public interface WatchAccess {

  /** Calls back after each change of the mailbox, made on any node. */
  Watch watch(Caller caller, long mailbox, Runnable onChange);

  /**
   * Calls back after a change of any of the account's mailboxes, of the tree itself, of mailboxes
   * that others share with it now and of those others' trees, or of the server's annotations, made
   * on any node.
   */
  Watch watchAll(Caller caller, Runnable onChange);

  /** Calls back each time mail that comes, on any node, has filled the caller's account. */
  Watch watchFullness(Caller caller, Runnable onFull);

  /**
   * Calls back each time mail has filled another's account, whose mailbox the caller reads; never
   * of the caller's own.
   */
  Watch watchFullness(Caller caller, long mailbox, Runnable onFull);

  /**
   * What changed in the account since a state; without one, only the state as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<AccountChanges> changes(Caller caller, Optional<AccountState> since);

  /**
   * What changed since a state in the mailboxes that others share with the account; without one,
   * only the state as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<SharedChanges> changesOfShared(Caller caller, Optional<SharedState> since);
}
