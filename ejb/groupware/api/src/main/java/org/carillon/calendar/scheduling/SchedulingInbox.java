package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The scheduling inbox of an account (RFC 6638 §2.2). Messages about meetings are processed when
 * they arrive, and are kept for a while for clients that show them.
 */
public interface SchedulingInbox {
  /** The maximum number of messages that are kept for an account: the newest ones. */
  int MOST = 200;

  /** The largest availability that is stored, in octets. */
  int MOST_AVAILABILITY = 100_000;

  /** The number of messages that are read at once. Each may have 100 KB. */
  int PAGE = 20;

  /**
   * Returns a page of the caller's messages, the oldest first, at most {@value #PAGE}.
   *
   * @param after only messages with larger numbers are returned; 0 for the first page
   */
  Answer<List<InboxMessage>> messages(Caller caller, long after);

  /** Returns the caller's messages with these ids, at most {@value #PAGE}. */
  Answer<List<InboxMessage>> messages(Caller caller, List<Long> ids);

  /** Returns a text that changes whenever a message of the caller is added or removed. */
  Answer<String> state(Caller caller);

  /**
   * Deletes a message.
   *
   * @return {@link Failure.NotFound} if there is no message of that number
   */
  Answer<Void> remove(Caller caller, long id);

  /**
   * Returns the caller's default calendar (RFC 6638 §9.2), into which invitations are put and which
   * is used if no calendar is named. It is the chosen one as long as it exists, otherwise the one
   * that was created with the account or else the oldest. Returns empty if the caller has no
   * calendar.
   */
  Answer<OptionalLong> calendar(Caller caller);

  /**
   * Chooses the caller's default calendar.
   *
   * @param calendar one of the caller's own calendars, or empty to use the standard one again
   * @return {@link Failure.Invalid} of the field {@code calendar} if it is not one of them
   */
  Answer<Void> chooseCalendar(Caller caller, OptionalLong calendar);

  /** Returns the caller's availability as iCalendar (RFC 7953), or empty for always. */
  Answer<Optional<byte[]>> availability(Caller caller);

  /**
   * Sets the caller's availability.
   *
   * @return {@link Failure.Invalid} of the field {@code availability} if it is no availability or
   *     is larger than {@value #MOST_AVAILABILITY} octets
   */
  Answer<Void> chooseAvailability(Caller caller, Optional<byte[]> availability);
}
