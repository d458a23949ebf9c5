package org.carillon.account.setting;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the choices of accounts' owners for reading mail. */
public interface ReadingPreferenceStore {

  /** Returns the caller's choices, completed by the values of the domain or the server. */
  Answer<ReadingHabits> of(Caller caller);

  /** Changes the caller's choices. Answers {@code NotFound} to callers without an account. */
  Answer<ReadingHabits> choose(Caller caller, ReadingHabits habits);
}
