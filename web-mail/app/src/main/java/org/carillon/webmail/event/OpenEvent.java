package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.groupware.StoredObject;
import org.carillon.webmail.calendar.ShownCalendar;

/**
 * An existing event or task.
 *
 * @param calendar the calendar or list it is in
 * @param object the same, parsed
 * @param json the same as JSCalendar; of a series the whole
 */
public record OpenEvent(
    ShownCalendar calendar, StoredObject stored, CalendarObject object, JsonObject json) {

  /** Returns whether it is a series or a single event, not only instances of another's series. */
  public boolean isWhole() {
    return !EventJson.text(json, "@type").equals("Group");
  }
}
