package org.carillon.account.bulk;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.NewAccount;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Makes accounts together, which takes an eighth of the time of making them one by one. */
public interface ManyAccounts {
  /** One transaction makes at most so many: an account is some twenty rows. */
  int STEP = 200;

  /**
   * Makes all that can be made; one that can't be made hinders no other.
   *
   * @param accounts at most {@link #STEP}; of two that want the same address the first gets it
   * @return an answer for each, in their order. {@code TryLater} if the database is away, or if too
   *     many passwords are being hashed: some may be made then
   */
  Answer<List<Answer<Account>>> create(Caller caller, List<NewAccount> accounts);
}
