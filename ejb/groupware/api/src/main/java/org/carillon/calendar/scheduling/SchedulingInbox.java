package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The scheduling inbox of an account (RFC 6638 §2.2): what came about meetings was dealt with when
 * it came, and is kept for a while for clients that show it.
 */
public interface SchedulingInbox {
  /** How many messages are kept of an account: the newest. */
  int MOST = 200;

  /** The largest availability that is kept, in octets. */
  int MOST_AVAILABILITY = 100_000;

  /** How many messages are read at a time; each may have 100 KB. */
  int PAGE = 20;

  /**
   * A page of the caller's messages, the oldest first: at most {@value #PAGE}.
   *
   * @param after those with larger numbers; 0 for the first page
   */
  Answer<List<InboxMessage>> messages(Caller caller, long after);

  /** Those of the caller's messages that have certain numbers, of at most {@value #PAGE}. */
  Answer<List<InboxMessage>> messages(Caller caller, List<Long> ids);

  /** What is another text whenever a message of the caller has come or gone. */
  Answer<String> state(Caller caller);

  /**
   * Forgets one.
   *
   * @return {@link Failure.NotFound} when there is none of that number
   */
  Answer<Void> remove(Caller caller, long id);

  /**
   * The caller's default calendar (RFC 6638 §9.2): what invitations come into, and what is meant
   * where none is named. The one that was chosen, as long as it is there, else the one that was
   * made with the account or is the oldest; empty where the caller has none.
   */
  Answer<OptionalLong> calendar(Caller caller);

  /**
   * Chooses it.
   *
   * @param calendar one of the caller's own; empty for the usual one again
   * @return {@link Failure.Invalid} of the field {@code calendar} when it is none
   */
  Answer<Void> chooseCalendar(Caller caller, OptionalLong calendar);

  /** When the caller can be had at all, as an iCalendar object (RFC 7953); empty for always. */
  Answer<Optional<byte[]>> availability(Caller caller);

  /**
   * Says it.
   *
   * @return {@link Failure.Invalid} of the field {@code availability} of what is none, or larger
   *     than {@value #MOST_AVAILABILITY} octets
   */
  Answer<Void> chooseAvailability(Caller caller, Optional<byte[]> availability);
}
