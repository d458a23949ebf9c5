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
 * A meeting in a collection.
 *
 * @param collection the id of the collection
 * @param object the object with its octets
 * @param meeting the parsed meeting
 */
record StoredMeeting(long collection, StoredObject object, Meeting meeting) {
  ItemKey key() {
    return object.entry().key();
  }

  /** Reads a meeting; empty if it cannot be scheduled or there are several calendars. */
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
