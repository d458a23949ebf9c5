package org.carillon.calendar.booking;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Bookings by programs. They are decided at once, by the same rules as invitations, and one after
 * the other for each resource. When a method returns, the booking is stored in the resource's
 * calendar. Bookings can be seen and changed by the account that made them and by the accounts that
 * govern the resource.
 */
public interface Bookings {

  /** Books a resource once. Another request for the UID is {@link Failure.Taken}. */
  Answer<BookingOutcome> book(Caller caller, String resource, BookingRequest request);

  /** Changes a booking. If the change is refused, the booking stays as it was. */
  Answer<BookingOutcome> change(Caller caller, String resource, String id, BookingRequest request);

  /** Cancels a booking. It stays in the calendar, marked as cancelled. */
  Answer<Booking> cancel(Caller caller, String resource, String id);

  Answer<Booking> find(Caller caller, String resource, String id);

  /** Returns the content of a receipt as JSON, or empty if this server did not sign it. */
  Optional<String> receipt(String signed);
}
