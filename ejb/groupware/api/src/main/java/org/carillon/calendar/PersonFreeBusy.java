package org.carillon.calendar;

import java.util.List;
import org.carillon.format.icalendar.busy.BusyPeriod;

/** The answer to a request for a person's free/busy. */
public sealed interface PersonFreeBusy {
  /** Returns the person's address as the caller wrote it. */
  String person();

  /**
   * The times at which the person is busy.
   *
   * @param periods the busy periods, in order, without overlaps, within the requested span
   */
  record Told(String person, List<BusyPeriod> periods) implements PersonFreeBusy {
    public Told {
      periods = List.copyOf(periods);
    }
  }

  /** The address belongs to nobody on this server, and no other server answers for it. */
  record Unknown(String person) implements PersonFreeBusy {}

  /** The person does not share free/busy with this caller. */
  record Hidden(String person) implements PersonFreeBusy {}
}
