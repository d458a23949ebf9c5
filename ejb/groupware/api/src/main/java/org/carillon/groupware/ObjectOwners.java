package org.carillon.groupware;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Whose objects (events, contacts) a caller may have as if they were its own: its own, and those it
 * governs.
 */
public interface ObjectOwners {

  /**
   * A caller that has an account's objects.
   *
   * @param address the account's address or alias
   * @return {@link Failure.NotFound} or {@link Failure.NotAllowed} when the caller does not govern
   *     the account
   */
  Answer<Caller> acting(Caller caller, String address);
}
