package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;
import org.carillon.contract.identity.Caller;

/**
 * Whoever lets something work for accounts without anybody signed in: a bean of each capability
 * that does, and of each kind one.
 */
public interface StandingHolder {
  /** How many of a kind are listed. */
  int MOST = 500;

  /** Of what kind it is. */
  StandingAccess.Kind kind();

  /** What the account has, at most {@link #MOST}. */
  List<StandingAccess> of(Account account);

  /**
   * Takes all of them away.
   *
   * @param caller who may act on the account
   * @return how many there were
   */
  long withdraw(Caller caller, Account account);
}
