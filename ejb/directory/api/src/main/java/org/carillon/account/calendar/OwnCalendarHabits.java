package org.carillon.account.calendar;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the choices of accounts' owners for calendars. */
public interface OwnCalendarHabits {

  /**
   * Returns the caller's choices. For what the caller has not chosen, the value of the domain or
   * the server applies.
   */
  Answer<CalendarHabits> of(Caller caller);

  /** Changes the caller's choices. Answers {@code NotFound} to callers without an account. */
  Answer<CalendarHabits> choose(Caller caller, CalendarHabits habits);
}
