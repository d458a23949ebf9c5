package org.carillon.account.setting;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the look that accounts' owners have chosen. */
public interface Appearances {

  /**
   * Returns the look that the caller has chosen. For what the caller has not chosen, the value of
   * the domain or the server applies.
   */
  Answer<Appearance> of(Caller caller);

  /**
   * Changes the look for the caller's account, in every browser. Answers {@code NotFound} to
   * callers without an account.
   */
  Answer<Appearance> choose(Caller caller, Appearance appearance);
}
