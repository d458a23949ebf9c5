package org.carillon.account.bulk;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Many accounts deleted by one action, for those who administer their domains: each as if it were
 * deleted by itself, so each can be brought back as long.
 */
public interface AccountDeletions {
  /** How many one action deletes. */
  int MOST = 200_000;

  /** Says whom it would delete, and deletes nobody. */
  Answer<DeletionCounts> preview(Caller caller, DeletionWish wish);

  /**
   * Begins to delete those that there are now, one after the other; one that can't be deleted
   * hinders no other. It ends with its node: the same again deletes the rest.
   */
  Answer<RunningDeletion> begin(Caller caller, DeletionWish wish);

  /** How far one is. */
  Answer<RunningDeletion> find(Caller caller, String id);
}
