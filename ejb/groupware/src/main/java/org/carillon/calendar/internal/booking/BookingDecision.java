package org.carillon.calendar.internal.booking;

import java.util.List;
import org.carillon.format.icalendar.time.CalendarTime;

public sealed interface BookingDecision {

  /**
   * The resource is booked.
   *
   * @param refused the instances that are refused, by their RECURRENCE-ID
   */
  record Booked(List<CalendarTime> refused) implements BookingDecision {
    public Booked {
      refused = List.copyOf(refused);
    }
  }

  record Asked() implements BookingDecision {}

  /**
   * The booking is refused.
   *
   * @param why the reason, as a word
   */
  record Refused(String why) implements BookingDecision {}
}
