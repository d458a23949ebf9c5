package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;

/**
 * Holds one kind of access that works for accounts without a signed-in user. Each capability that
 * grants such access has one bean of this type for each kind.
 */
public interface StandingHolder {
  /** The largest number of grants of one kind in a list. */
  int MOST = 500;

  /** Returns the kind of access that it holds. */
  StandingAccess.Kind kind();

  /** Returns the account's grants, at most {@link #MOST}. */
  List<StandingAccess> of(Account account);

  /**
   * Withdraws all grants of the account.
   *
   * @param caller a caller who may act on the account
   * @return the number of withdrawn grants
   */
  long withdraw(Caller caller, Account account);
}
