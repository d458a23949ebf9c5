package org.carillon.format.icalendar;

public sealed interface CalendarParseResult {

  record Read(CalendarObject object) implements CalendarParseResult {}

  /**
   * The octets are not a calendar object.
   *
   * @param fault the precondition that is violated
   * @param detail a description of the error in plain English, with the line if it is known
   */
  record Unusable(CalendarFault fault, String detail) implements CalendarParseResult {}
}
