package org.carillon.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The birthdays and anniversaries in a caller's own address books as a calendar that nobody
 * changes: made of what the contacts say whenever it is asked for. Of who has no account, or wants
 * no such calendar, all of it is {@link Failure.NotFound}.
 *
 * <p>It speaks the language that the caller has chosen for pages. Who has chosen none is answered
 * in the first of the languages asked for that is spoken here, else in English.
 */
public interface ContactDays {
  /** The most changes answered at once. */
  int MOST = 1_000;

  /** What it is called, and its state. No contact is looked at. */
  Answer<ContactDayCalendar> calendar(Caller caller, List<Locale> languages);

  /** All of it, in no order. */
  Answer<List<ContactDay>> all(Caller caller, List<Locale> languages);

  /** Those of some that there are, in no order. */
  Answer<List<ContactDay>> named(Caller caller, List<Locale> languages, Set<String> names);

  /** All of it, page by page as changes: so a client begins. */
  Answer<ContactDayChanges> begin(Caller caller, List<Locale> languages, int most);

  /**
   * What changed since a state. {@link Failure.Outdated} says that the state is too old, in another
   * language, of other address books or none that was given: the client begins anew.
   *
   * @param since what an answer before gave
   * @param most how many changes at most, 2 to {@value #MOST}
   */
  Answer<ContactDayChanges> changes(Caller caller, List<Locale> languages, String since, int most);
}
