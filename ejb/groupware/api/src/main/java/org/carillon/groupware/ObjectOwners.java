package org.carillon.groupware;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The accounts whose objects (events, contacts) a caller may use as if they were its own: the
 * caller's account and the accounts that it governs.
 */
public interface ObjectOwners {

  /**
   * Returns a caller that can use an account's objects.
   *
   * @param address the account's address or alias
   * @return {@link Failure.NotFound} or {@link Failure.NotAllowed} if the caller does not govern
   *     the account
   */
  Answer<Caller> acting(Caller caller, String address);
}
