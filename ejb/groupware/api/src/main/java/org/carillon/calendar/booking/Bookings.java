package org.carillon.calendar.booking;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * Bookings by programs: decided at once, by the rules by which invitations are (of a resource one
 * after the other), and lying in the resource's calendar when this answers. They are seen and
 * changed by who made them and by who governs the resource.
 */
public interface Bookings {

  /**
   * Books a resource. The same wish again is the same booking; another with its UID is {@link
   * Failure.Taken} of {@code uid}.
   */
  Answer<BookingOutcome> book(Caller caller, String resource, BookingWish wish);

  /** Changes a booking to what is wanted now; what is refused leaves it as it was. */
  Answer<BookingOutcome> change(Caller caller, String resource, String id, BookingWish wish);

  /** Calls one off; it stays in the calendar, marked so. */
  Answer<Booking> cancel(Caller caller, String resource, String id);

  /** One of them. */
  Answer<Booking> find(Caller caller, String resource, String id);

  /** What a receipt of this server says, as JSON; empty of what this server never signed. */
  Optional<String> receipt(String signed);
}
