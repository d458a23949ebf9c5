package org.carillon.mailbox.internal.quota;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.rows.RefusedException;

/** Sets how much accounts may hold. */
@FunctionalInterface
public interface QuotaLimiting {

  /**
   * Gives an account limits of its own.
   *
   * @param caller who administers its domain, or it is not permitted
   */
  void limit(Caller caller, Person account, QuotaLimits limits) throws RefusedException;
}
