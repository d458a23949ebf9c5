package org.carillon.account.bulk;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Deletes many accounts in one operation, for the administrators of their domains. The effect on
 * each account is the same as if it were deleted alone, so each can be recovered for the same time.
 */
public interface AccountDeletions {
  /** The greatest number of accounts that one operation deletes. */
  int MOST = 200_000;

  /** Returns what the deletion would do, and deletes nothing. */
  Answer<DeletionCounts> preview(Caller caller, DeletionSelection selection);

  /**
   * Starts to delete the accounts that match now, one after the other. An account that can't be
   * deleted is skipped. The task ends if its node stops; the same request again deletes the rest.
   */
  Answer<RunningDeletion> begin(Caller caller, DeletionSelection selection);

  /** Returns the progress of a deletion. */
  Answer<RunningDeletion> find(Caller caller, String id);
}
