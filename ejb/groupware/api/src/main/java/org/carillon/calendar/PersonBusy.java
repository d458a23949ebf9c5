package org.carillon.calendar;

import java.util.List;
import org.carillon.format.icalendar.busy.BusyPeriod;

/** What is told of a person's time. */
public sealed interface PersonBusy {
  /** Who was asked for, as the caller wrote it. */
  String person();

  /**
   * When the person has no time.
   *
   * @param periods in order, without overlaps, within the span
   */
  record Told(String person, List<BusyPeriod> periods) implements PersonBusy {
    /** Keeps a copy. */
    public Told {
      periods = List.copyOf(periods);
    }
  }

  /** Nobody here has that address, and no other server tells. */
  record Unknown(String person) implements PersonBusy {}

  /** The person does not tell this caller. */
  record Hidden(String person) implements PersonBusy {}
}
