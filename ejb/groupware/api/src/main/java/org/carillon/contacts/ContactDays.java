package org.carillon.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The birthdays and anniversaries in a caller's own address books, as a read-only calendar. It is
 * generated from the contacts whenever it is requested. For a caller without an account, or who
 * does not want such a calendar, every method returns {@link Failure.NotFound}.
 *
 * <p>The calendar uses the language that the caller has chosen for pages. If the caller has chosen
 * none, it uses the first of the requested languages that is supported, otherwise English.
 */
public interface ContactDays {
  /** The maximum number of changes that are returned at once. */
  int MOST = 1_000;

  /** Returns the calendar's title and state. No contact is read. */
  Answer<ContactDayCalendar> calendar(Caller caller, List<Locale> languages);

  /** Returns all events, in no order. */
  Answer<List<ContactDay>> all(Caller caller, List<Locale> languages);

  /** Returns the events of the given names, as far as they exist, in no order. */
  Answer<List<ContactDay>> named(Caller caller, List<Locale> languages, Set<String> names);

  /** Returns all events page by page as changes, for a client that starts to synchronize. */
  Answer<ContactDayChanges> begin(Caller caller, List<Locale> languages, int most);

  /**
   * Returns the changes since a state. {@link Failure.Outdated} means that the state is too old, in
   * another language, of other address books or was never given: the client must start again.
   *
   * @param since the state of a previous answer
   * @param most the maximum number of changes, 2 to {@value #MOST}
   */
  Answer<ContactDayChanges> changes(Caller caller, List<Locale> languages, String since, int most);
}
