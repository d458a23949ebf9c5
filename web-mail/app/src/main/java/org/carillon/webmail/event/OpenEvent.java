package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.groupware.StoredObject;
import org.carillon.webmail.calendar.ShownCalendar;

/**
 * An event that is there, or a task.
 *
 * @param calendar which calendar or list it is in
 * @param stored as it is kept
 * @param object the same, read
 * @param json the same as JSCalendar; of a series the whole of it
 */
public record OpenEvent(
    ShownCalendar calendar, StoredObject stored, CalendarObject object, JsonObject json) {

  /**
   * Whether it has a series or a single event; only instances of somebody else's series have not.
   */
  public boolean isWhole() {
    return !EventJson.text(json, "@type").equals("Group");
  }
}
