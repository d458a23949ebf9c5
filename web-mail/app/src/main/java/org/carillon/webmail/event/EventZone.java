package org.carillon.webmail.event;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/** The time zone of an event beside the reader's. */
final class EventZone {
  private EventZone() {}

  /** Converts a time of the event to the reader's zone; without a zone, it is the same. */
  static LocalDateTime here(JsonObject event, LocalDateTime local, ZoneId reader) {
    return own(event)
        .map(zone -> LocalDateTime.ofInstant(zone.instant(local), reader))
        .orElse(local);
  }

  /** The event's zone if its offset differs from the reader's at the start; else empty. */
  static String foreign(JsonObject event, ZoneId reader) {
    return own(event).filter(zone -> isForeign(zone, event, reader)).isPresent()
        ? EventJson.text(event, EventJson.ZONE)
        : "";
  }

  private static boolean isForeign(CalendarZone zone, JsonObject event, ZoneId reader) {
    Instant start = zone.instant(EventJson.start(event));
    return !zone.rules().getOffset(start).equals(reader.getRules().getOffset(start));
  }

  private static Optional<CalendarZone> own(JsonObject event) {
    return ZoneNames.find(EventJson.text(event, EventJson.ZONE));
  }
}
