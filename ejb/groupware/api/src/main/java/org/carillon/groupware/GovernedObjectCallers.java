package org.carillon.groupware;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** The accounts whose objects a caller may use as its own: its own and those it governs. */
public interface GovernedObjectCallers {

  /**
   * Returns a caller that can use an account's objects.
   *
   * @param address the account's address or alias
   * @return {@link Failure.NotFound} or {@link Failure.NotAllowed} if the caller does not govern
   *     the account
   */
  Answer<Caller> acting(Caller caller, String address);
}
