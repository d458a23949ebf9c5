package org.carillon.format.jscalendar;

import org.carillon.format.icalendar.CalendarObject;

/** What comes of reading JSCalendar. */
public sealed interface ReadJsCalendar {

  /** A calendar object. */
  record Understood(CalendarObject object) implements ReadJsCalendar {}

  /**
   * Nothing that can be one.
   *
   * @param pointer what of it, as a JSON pointer; empty for the whole
   * @param sentence why, in plain English
   */
  record Refused(String pointer, String sentence) implements ReadJsCalendar {}
}
