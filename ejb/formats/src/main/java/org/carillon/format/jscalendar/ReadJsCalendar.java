package org.carillon.format.jscalendar;

import org.carillon.format.icalendar.CalendarObject;

public sealed interface ReadJsCalendar {

  record Understood(CalendarObject object) implements ReadJsCalendar {}

  /**
   * The JSON is not a valid calendar object.
   *
   * @param pointer the invalid member, as a JSON pointer; empty for the whole
   * @param sentence the reason, in plain English
   */
  record Refused(String pointer, String sentence) implements ReadJsCalendar {}
}
