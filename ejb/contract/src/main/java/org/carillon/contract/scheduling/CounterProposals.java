package org.carillon.contract.scheduling;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * What becomes of another time that somebody who is invited proposes (COUNTER, RFC 5546 §3.2.7):
 * the organizer takes it or declines. Which message it was is told by its octets, as they came by
 * mail or lie in the scheduling inbox.
 *
 * <p>Both answer {@link Failure.NotFound} when the caller organizes no such meeting, and {@link
 * Failure.Invalid} of the field {@code message} for what is no COUNTER that can be read, of {@code
 * from} when its sender is not invited.
 */
public interface CounterProposals {
  /** The largest message, in octets. */
  int MOST_OCTETS = 1_000_000;

  /**
   * Moves the meeting as it is proposed. All who are invited are asked anew, as if the organizer's
   * program had moved it, also whoever proposed it.
   *
   * @param from the address of whoever sent it
   * @return {@link Failure.Invalid} with the code {@code outdated} when the meeting was changed
   *     since, also by taking this very proposal; {@link Failure.TryLater} when it changes just now
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
