package org.carillon.format.icalendar;

/** What comes of reading a calendar object. */
public sealed interface CalendarReading {

  /** It is one. */
  record Read(CalendarObject object) implements CalendarReading {}

  /**
   * It is none.
   *
   * @param fault the precondition that it fails
   * @param detail what is wrong, in plain English, with the line where it is known
   */
  record Unusable(CalendarFault fault, String detail) implements CalendarReading {}
}
