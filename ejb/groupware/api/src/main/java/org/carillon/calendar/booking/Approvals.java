package org.carillon.calendar.booking;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Bookings of resources that need approval. Each booking is decided once, either by a reply to the
 * message that asks for approval or here. A booking that was decided waits no longer.
 */
public interface Approvals {

  /** The maximum number of waiting bookings that are returned: the earliest ones. */
  int MOST = 100;

  /** Returns whether the caller approves the bookings of any resource. */
  Answer<Boolean> approves(Caller caller);

  /** Returns the bookings that wait for the caller's approval, ordered by their time. */
  Answer<List<WaitingBooking>> waiting(Caller caller);

  /**
   * Decides about a booking: the resource replies accordingly, and the person who booked it is
   * notified.
   *
   * @return {@link Failure.NotFound} if the booking does not wait for the caller, or no longer;
   *     {@link Failure.Taken} of the field {@code version} if the booking was changed since the
   *     caller saw it
   */
  Answer<Void> decide(Caller caller, ApprovalDecision decision);
}
