package org.carillon.contract.mailbox.watch;

import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Notifies of changes and reports what has changed. */
public interface WatchAccess {

  /** Calls back after each change of the mailbox, on any node. */
  Watch watch(Caller caller, long mailbox, Runnable onChange);

  /**
   * Calls back after a change, on any node, of any of the account's mailboxes, of its tree, of the
   * mailboxes that others now share with it, of those accounts' trees, or of the server's
   * annotations.
   */
  Watch watchAll(Caller caller, Runnable onChange);

  /** Calls back each time incoming mail, on any node, has filled the caller's account. */
  Watch watchFullness(Caller caller, Runnable onFull);

  /** Calls back each time mail has filled another account whose mailbox the caller reads. */
  Watch watchFullness(Caller caller, long mailbox, Runnable onFull);

  /** Returns the changes since an earlier {@code now}; without one, only the present state. */
  Answer<AccountChanges> changes(Caller caller, Optional<AccountState> since);

  /**
   * Returns the changes since a state in the mailboxes that others share with the account; without
   * one, only the present state.
   *
   * @param since the {@code now} of an earlier answer
   */
  Answer<SharedChanges> changesOfShared(Caller caller, Optional<SharedState> since);
}
