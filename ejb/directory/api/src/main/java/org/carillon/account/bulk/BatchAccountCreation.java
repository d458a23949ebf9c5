package org.carillon.account.bulk;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.NewAccount;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Creates many accounts together, in an eighth of the time of creating them one by one. */
public interface BatchAccountCreation {
  /** The most accounts that one transaction creates. An account takes about twenty rows. */
  int STEP = 200;

  /**
   * Creates all accounts that can be created. An account that can't be created doesn't stop the
   * others.
   *
   * @param accounts at most {@link #STEP} accounts; if two want the same address, the first gets it
   * @return an answer for each account, in their order. {@code TryLater} if the database is
   *     unavailable, or if too many passwords are being hashed; some accounts may have been created
   *     then
   */
  Answer<List<Answer<Account>>> create(Caller caller, List<NewAccount> accounts);
}
