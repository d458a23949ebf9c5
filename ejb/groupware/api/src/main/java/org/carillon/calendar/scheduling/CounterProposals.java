package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.ProposedTime;

/**
 * Decides about another time that an attendee proposes (COUNTER, RFC 5546 §3.2.7): the organizer
 * accepts or declines it. The message is identified by its octets, as received by mail or stored in
 * the scheduling inbox.
 *
 * <p>Accepting and declining return {@link Failure.NotFound} if the caller organizes no such
 * meeting. They return {@link Failure.Invalid} of the field {@code message} if the message is no
 * readable COUNTER, and of {@code from} if its sender is not invited. A decision is final. For a
 * proposal that no longer waits, they return {@link Failure.Invalid} with the code {@code outdated}
 * if the meeting was changed since, also by accepting this very proposal, {@code declined}, {@code
 * replaced} by another proposal of the same attendee, or {@code cancelled}.
 */
public interface CounterProposals {
  /** The largest message, in octets. */
  int MOST_OCTETS = 1_000_000;

  /**
   * Returns the state of a proposal, no matter who decided about it.
   *
   * @param from the address of the sender
   * @return empty if the caller organizes no such meeting, or the sender is not invited to it
   */
  Answer<Optional<ProposedTime.State>> state(Caller caller, byte[] message, String from);

  /**
   * Moves the meeting to the proposed time. All attendees, including the one who proposed it, are
   * invited again, as if the organizer's client had moved the meeting.
   *
   * @param from the address of the sender
   * @return {@link Failure.TryLater} if the meeting is being changed at this moment
   */
  Answer<Void> accept(Caller caller, byte[] message, String from);

  /**
   * Notifies the attendee that the meeting stays as it is (DECLINECOUNTER, RFC 5546 §3.2.8).
   *
   * @param from the address of the sender
   * @return {@link Failure.NotFound} also if nothing can be sent to that address
   */
  Answer<Void> decline(Caller caller, byte[] message, String from);
}
