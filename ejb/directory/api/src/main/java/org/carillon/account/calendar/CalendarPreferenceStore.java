package org.carillon.account.calendar;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the choices of accounts' owners for calendars. */
public interface CalendarPreferenceStore {

  /** Returns the caller's choices, completed by the values of the domain or the server. */
  Answer<CalendarPreferences> of(Caller caller);

  /** Changes the caller's choices. Answers {@code NotFound} to callers without an account. */
  Answer<CalendarPreferences> choose(Caller caller, CalendarPreferences habits);
}
