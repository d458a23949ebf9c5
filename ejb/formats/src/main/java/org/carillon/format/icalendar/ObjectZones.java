package org.carillon.format.icalendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * The time zones of an object. A TZID is looked up by name if the name is known (RFC 7809 §3.1.2),
 * otherwise in the object's VTIMEZONEs, and otherwise it is interpreted. The tz database has the
 * current rules, while a VTIMEZONE has those from when the object was created.
 */
public final class ObjectZones implements Function<String, CalendarZone> {
  private final List<CalendarComponent> definitions;
  private final Map<String, CalendarZone> found = new HashMap<>();

  /** Creates the zones with some VTIMEZONEs. */
  public ObjectZones(List<CalendarComponent> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** Returns the zone of a TZID, or UTC if it is unknown. */
  @Override
  public synchronized CalendarZone apply(String tzid) {
    return found.computeIfAbsent(tzid, name -> known(name).orElse(CalendarZone.UTC));
  }

  public List<CalendarComponent> definitions() {
    return definitions;
  }

  /** Returns the VTIMEZONE of a TZID, also of an unknown name, or empty if there is none. */
  public Optional<CalendarComponent> definition(String tzid) {
    return definitions.stream()
        .filter(
            zone ->
                ZoneNames.unquoted(zone.text("TZID").orElse("")).equals(ZoneNames.unquoted(tzid)))
        .findFirst();
  }

  /** Returns the zone of a TZID, or empty if it is unknown. */
  Optional<CalendarZone> known(String tzid) {
    return ZoneNames.find(tzid)
        .or(
            () ->
                definition(tzid)
                    .flatMap(zone -> zone.text("X-LIC-LOCATION"))
                    .flatMap(ZoneNames::find))
        .or(() -> definition(tzid).flatMap(zone -> ZoneDefinition.read(zone)))
        .or(() -> ZoneNames.meant(tzid));
  }
}
