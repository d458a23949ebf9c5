package org.carillon.account.setting;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The looks that accounts' owners have chosen. */
public interface Appearances {

  /**
   * How the caller wants pages to look, or what the domain or the server says where it does not.
   */
  Answer<Appearance> of(Caller caller);

  /**
   * Lets the caller's own account have this look from now on, in every browser; answers {@code
   * NotFound} to callers without an account.
   */
  Answer<Appearance> choose(Caller caller, Appearance appearance);
}
