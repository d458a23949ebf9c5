package org.carillon.calendar.booking;

import java.time.Instant;
import java.util.List;

/** The result of booking a resource. */
public sealed interface BookingOutcome {

  /**
   * The resource is booked, either definitely or until the approver has answered.
   *
   * @param isNew whether the booking is new, and not one that existed already
   */
  record Held(Booking booking, boolean isNew) implements BookingOutcome {}

  /**
   * The resource cannot be booked, and nothing was changed.
   *
   * @param why the reason, as a word: {@code taken}, {@code hours}, {@code too-far}, {@code
   *     too-long}, {@code series}, {@code series-too-long}, {@code too-many}, {@code past}
   * @param free a few alternatives that are free
   */
  record Refused(String why, List<Alternative> free) implements BookingOutcome {
    public Refused {
      free = List.copyOf(free);
    }
  }

  /** A resource and a time at which it is free. */
  record Alternative(String resource, Instant from, Instant to) {}
}
