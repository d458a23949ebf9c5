package org.carillon.calendar.scheduling;

import java.time.LocalDateTime;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/**
 * Who is invited proposes another time (COUNTER, RFC 5546 §3.2.7). Its organizer is told by a
 * letter, here and elsewhere, and whoever proposed comes perhaps until that is decided. A second
 * proposal takes the place of the first.
 *
 * <p>Both answer {@link Failure.Invalid}: of {@code event} where the calendar's owner is not
 * invited ({@code not-invited}), where it does not take place ({@code cancelled}), or where it
 * recurs and no instance is named ({@code series}); of {@code start}, {@code end}, {@code zone} and
 * {@code comment} what cannot be read, {@code same-time} where it takes place then already; and of
 * {@code organizer} one to whom nothing can be sent ({@code unreachable}).
 */
public interface TimeProposals {
  /** The longest that something may be proposed to take, in days. */
  int MOST_DAYS = 366;

  /**
   * For a meeting in a calendar: the caller's own, or one whose owner the caller speaks for.
   *
   * @param instance which instance of a series: its recurrence id, by the clock of the series
   * @return also {@link Failure.NotFound} of an instance that there is not, and {@link
   *     Failure.NotAllowed} where the caller does not speak for the calendar's owner
   */
  Answer<Void> propose(
      Caller caller,
      long calendar,
      ItemKey key,
      Optional<LocalDateTime> instance,
      WishedTime wished);

  /**
   * For what a letter invites to, which is put into the caller's calendar before if it is not
   * there.
   *
   * @param letter the letter's calendar part, in UTF-8
   */
  Answer<Void> propose(Caller caller, byte[] letter, WishedTime wished);
}
