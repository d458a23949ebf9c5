package org.carillon.identity.session;

import org.carillon.account.Account;

/** Holds mail of accounts that waits to be sent. */
public interface SubmissionHolder {

  /**
   * Stops the account's mail from being sent.
   *
   * @param delete whether it is deleted; otherwise it is held until an administrator looks at it
   * @return the number of messages
   */
  long stop(Account account, boolean delete);
}
