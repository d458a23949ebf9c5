package org.carillon.calendar.booking;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Bookings of resources of which somebody approves. Each is decided once, by an answer to the
 * letter that asks or here: what was decided waits for nobody any more.
 */
public interface Approvals {

  /** How many are shown at most, the next ones. */
  int MOST = 100;

  /** Whether somebody approves of any resource's bookings. */
  Answer<Boolean> approves(Caller caller);

  /** Those that wait for somebody, by their time. */
  Answer<List<WaitingBooking>> waiting(Caller caller);

  /**
   * Decides about one: the resource answers so, and whoever booked it is told.
   *
   * @return {@link Failure.NotFound} of what does not wait for the caller, or not any more; {@link
   *     Failure.Taken} of the field {@code version} where it was changed since that was seen
   */
  Answer<Void> decide(Caller caller, ApprovalDecision decision);
}
