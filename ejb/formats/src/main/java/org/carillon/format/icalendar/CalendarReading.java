package org.carillon.format.icalendar;

/** The result of reading a calendar object. */
public sealed interface CalendarReading {

  /** The octets are a calendar object. */
  record Read(CalendarObject object) implements CalendarReading {}

  /**
   * The octets are not a calendar object.
   *
   * @param fault the precondition that is violated
   * @param detail a description of the error in plain English, with the line if it is known
   */
  record Unusable(CalendarFault fault, String detail) implements CalendarReading {}
}
