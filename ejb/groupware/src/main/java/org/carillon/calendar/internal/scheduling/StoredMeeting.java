package org.carillon.calendar.internal.scheduling;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/**
 * A calendar object where it lies.
 *
 * @param collection the collection's id
 * @param object the object with its octets
 * @param meeting what it says
 */
record StoredMeeting(long collection, StoredObject object, Meeting meeting) {
  ItemKey key() {
    return object.entry().key();
  }

  /**
   * The meeting that octets are; empty when it can't be scheduled, or they are several calendars.
   */
  static Optional<Meeting> read(byte[] octets) {
    try {
      List<CalendarComponent> calendars =
          ComponentReader.read(octets).stream()
              .filter(component -> component.is("VCALENDAR"))
              .limit(2)
              .toList();
      return calendars.size() == 1 ? Meeting.of(calendars.getFirst()) : Optional.empty();
    } catch (MalformedCalendarException malformed) {
      return Optional.empty();
    }
  }
}
