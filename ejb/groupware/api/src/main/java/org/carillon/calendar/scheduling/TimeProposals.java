package org.carillon.calendar.scheduling;

import java.time.LocalDateTime;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/**
 * Lets an attendee propose another time (COUNTER, RFC 5546 §3.2.7). The organizer is notified by a
 * message, whether on this server or elsewhere, and the attendee counts as possibly coming until
 * the organizer decides. A second proposal replaces the first.
 *
 * <p>Both methods return {@link Failure.Invalid}: of {@code event} if the calendar's owner is not
 * invited ({@code not-invited}), if the event is cancelled ({@code cancelled}), or if it recurs and
 * no instance is named ({@code series}); of {@code start}, {@code end}, {@code zone} and {@code
 * comment} if the value cannot be read, and {@code same-time} if the event already takes place at
 * that time; and of {@code organizer} if nothing can be sent to the organizer ({@code
 * unreachable}).
 */
public interface TimeProposals {
  /** The longest duration that can be proposed, in days. */
  int MOST_DAYS = 366;

  /**
   * Proposes another time for a meeting in a calendar, either the caller's own or one whose owner
   * the caller acts for.
   *
   * @param instance the instance of a series: its recurrence id, as local time of the series
   * @return also {@link Failure.NotFound} if there is no such instance, and {@link
   *     Failure.NotAllowed} if the caller does not act for the calendar's owner
   */
  Answer<Void> propose(
      Caller caller,
      long calendar,
      ItemKey key,
      Optional<LocalDateTime> instance,
      ProposedTimeInput input);

  /**
   * Proposes another time for the meeting of a message. The meeting is first put into the caller's
   * calendar if it is not there.
   *
   * @param octets the calendar part of the message, in UTF-8
   */
  Answer<Void> propose(Caller caller, byte[] octets, ProposedTimeInput input);
}
