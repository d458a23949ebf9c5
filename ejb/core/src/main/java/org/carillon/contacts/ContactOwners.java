package org.carillon.contacts;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Whose contacts a caller may have as if they were its own: its own, and those it governs. */
public interface ContactOwners {

  /**
   * A caller that has an account's contacts.
   *
   * @param address the account's address or alias
   * @return {@link Failure.NotFound} or {@link Failure.NotAllowed} when the caller does not govern
   *     the account
   */
  Answer<Caller> acting(Caller caller, String address);
}
