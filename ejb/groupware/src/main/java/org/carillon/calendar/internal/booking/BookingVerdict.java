package org.carillon.calendar.internal.booking;

import java.util.List;
import org.carillon.format.icalendar.time.CalendarTime;

/** What the rules say of a booking. */
public sealed interface BookingVerdict {

  /**
   * It is booked.
   *
   * @param refused the instances that can't be had, by their RECURRENCE-ID
   */
  record Booked(List<CalendarTime> refused) implements BookingVerdict {
    /** Copies. */
    public Booked {
      refused = List.copyOf(refused);
    }
  }

  /** Whoever approves is asked. */
  record Asked() implements BookingVerdict {}

  /**
   * It can't be had.
   *
   * @param why a word
   */
  record Refused(String why) implements BookingVerdict {}
}
