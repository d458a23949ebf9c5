package org.carillon.format.jscalendar;

import org.carillon.format.icalendar.CalendarObject;

public sealed interface ReadJsCalendar {

  record Understood(CalendarObject object) implements ReadJsCalendar {}

  /** The JSON is not a valid calendar object, because of the member at the pointer. */
  record Refused(String pointer, String sentence) implements ReadJsCalendar {}
}
