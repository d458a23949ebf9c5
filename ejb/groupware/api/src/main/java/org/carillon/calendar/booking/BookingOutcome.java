package org.carillon.calendar.booking;

import java.time.Instant;
import java.util.List;

/** What comes of wanting a resource. */
public sealed interface BookingOutcome {

  /**
   * It is held, for sure or until whoever approves has answered.
   *
   * @param isNew whether it was not there before
   */
  record Held(Booking booking, boolean isNew) implements BookingOutcome {}

  /**
   * It can't be had, and nothing was changed.
   *
   * @param why a word: {@code taken}, {@code hours}, {@code too-far}, {@code too-long}, {@code
   *     series}, {@code series-too-long}, {@code too-many}, {@code past}
   * @param free what could be had instead, some few
   */
  record Refused(String why, List<Alternative> free) implements BookingOutcome {
    /** Copies. */
    public Refused {
      free = List.copyOf(free);
    }
  }

  /** A resource and a time at which it is free. */
  record Alternative(String resource, Instant from, Instant to) {}
}
