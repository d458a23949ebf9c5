package org.carillon.format.jscalendar;

import org.carillon.format.icalendar.CalendarObject;

/** The result of reading JSCalendar. */
public sealed interface ReadJsCalendar {

  /** A calendar object. */
  record Understood(CalendarObject object) implements ReadJsCalendar {}

  /**
   * The JSON is not a valid calendar object.
   *
   * @param pointer the invalid member, as a JSON pointer; empty for the whole
   * @param sentence the reason, in plain English
   */
  record Refused(String pointer, String sentence) implements ReadJsCalendar {}
}
