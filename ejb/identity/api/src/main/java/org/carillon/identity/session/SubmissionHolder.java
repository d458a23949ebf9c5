package org.carillon.identity.session;

import org.carillon.account.Account;

/** Whoever has mail of accounts that waits to be sent. */
public interface SubmissionHolder {

  /**
   * Keeps what the account sent from leaving.
   *
   * @param delete whether it is removed; else it waits until an administrator looks
   * @return how many messages
   */
  long stop(Account account, boolean delete);
}
