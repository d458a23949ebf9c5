package org.carillon.account.setting;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** How accounts' owners have chosen to read mail. */
public interface OwnReading {

  /** How the caller reads, or what the domain or the server says where it does not. */
  Answer<ReadingHabits> of(Caller caller);

  /**
   * Lets the caller read so from now on; answers {@code NotFound} to callers without an account.
   */
  Answer<ReadingHabits> choose(Caller caller, ReadingHabits habits);
}
