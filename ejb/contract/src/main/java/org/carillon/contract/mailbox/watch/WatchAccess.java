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
   * What happened in the account behind a mark; without one, only the mark as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<AccountNews> news(Caller caller, Optional<NewsMark> since);

  /**
   * What happened behind a mark in the mailboxes that others share with the account; without one,
   * only the mark as it is now.
   *
   * @param since what an earlier answer gave as now
   */
  Answer<SharedNews> newsOfShared(Caller caller, Optional<SharedMark> since);
}
