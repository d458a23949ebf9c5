package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;

/** A kind of access that works without a signed-in user. Each such kind has a bean. */
public interface UnattendedAccessHolder {
  /** The largest number of grants of one kind in a list. */
  int MOST = 500;

  /** Returns the kind of access that it holds. */
  UnattendedAccess.Kind kind();

  /** Returns the account's grants, at most {@link #MOST}. */
  List<UnattendedAccess> of(Account account);

  /**
   * Withdraws all grants of the account.
   *
   * @param caller a caller who may act on the account
   * @return the number of withdrawn grants
   */
  long withdraw(Caller caller, Account account);
}
