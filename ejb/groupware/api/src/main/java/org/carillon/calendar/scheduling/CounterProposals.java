package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.ProposedTime;

/**
 * What becomes of another time that somebody who is invited proposes (COUNTER, RFC 5546 §3.2.7):
 * the organizer takes it or declines. Which message it was is told by its octets, as they came by
 * mail or lie in the scheduling inbox.
 *
 * <p>Accepting and declining answer {@link Failure.NotFound} when the caller organizes no such
 * meeting, and {@link Failure.Invalid} of the field {@code message} for what is no COUNTER that can
 * be read, of {@code from} when its sender is not invited. What was decided is decided: of a
 * proposal that does not wait any more they answer {@link Failure.Invalid} with the code {@code
 * outdated} when the meeting was changed since, also by taking this very proposal, {@code
 * declined}, {@code replaced} by another of the same guest, or {@code cancelled}.
 */
public interface CounterProposals {
  /** The largest message, in octets. */
  int MOST_OCTETS = 1_000_000;

  /**
   * What became of a proposal, whoever decided of it.
   *
   * @param from the address of whoever sent it
   * @return empty where the caller organizes no such meeting, or its sender is not invited to it
   */
  Answer<Optional<ProposedTime.Standing>> standing(Caller caller, byte[] message, String from);

  /**
   * Moves the meeting as it is proposed. All who are invited are asked anew, as if the organizer's
   * program had moved it, also whoever proposed it.
   *
   * @param from the address of whoever sent it
   * @return {@link Failure.TryLater} when the meeting changes just now
   */
  Answer<Void> accept(Caller caller, byte[] message, String from);

  /**
   * Tells whoever proposed it that the meeting stays as it is (DECLINECOUNTER, RFC 5546 §3.2.8).
   *
   * @param from the address of whoever sent it
   * @return {@link Failure.NotFound} also when nothing can be sent there
   */
  Answer<Void> decline(Caller caller, byte[] message, String from);
}
