package org.carillon.account.calendar;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** How accounts' owners have chosen to use calendars. */
public interface OwnCalendarHabits {

  /** How the caller does, or what the domain or the server says where it does not say. */
  Answer<CalendarHabits> of(Caller caller);

  /** Lets the caller do so from now on; answers {@code NotFound} to callers without an account. */
  Answer<CalendarHabits> choose(Caller caller, CalendarHabits habits);
}
