package org.carillon.mailbox.internal.quota;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.rows.RefusedException;

@FunctionalInterface
public interface QuotaLimiting {

  /**
   * Sets the limits of an account.
   *
   * @param caller the caller, who must administer the account's domain
   * @throws RefusedException if the caller does not
   */
  void limit(Caller caller, Person account, QuotaLimits limits) throws RefusedException;
}
