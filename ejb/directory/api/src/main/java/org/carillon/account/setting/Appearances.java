package org.carillon.account.setting;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the look that accounts' owners have chosen. */
public interface Appearances {

  /** Returns the caller's look, completed by the values of the domain or the server. */
  Answer<Appearance> of(Caller caller);

  /** Changes the look in all browsers. Answers {@code NotFound} to callers without an account. */
  Answer<Appearance> choose(Caller caller, Appearance appearance);
}
