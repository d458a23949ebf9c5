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
 * The zones of an object: by name where the name is known (RFC 7809 §3.1.2), else by what its
 * VTIMEZONE says, else by what the name may mean. Rules of the tz database are those that hold now;
 * what an object brings along was true when it was made.
 */
public final class ObjectZones implements Function<String, CalendarZone> {
  private final List<CalendarComponent> definitions;
  private final Map<String, CalendarZone> found = new HashMap<>();

  /** Zones by their names, and by some VTIMEZONEs. */
  public ObjectZones(List<CalendarComponent> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** The zone of a TZID; one that nobody knows is UTC. */
  @Override
  public synchronized CalendarZone apply(String tzid) {
    return found.computeIfAbsent(tzid, name -> known(name).orElse(CalendarZone.UTC));
  }

  /** The VTIMEZONEs that are known. */
  public List<CalendarComponent> definitions() {
    return definitions;
  }

  /** The VTIMEZONE of a TZID, whether its name is known or not. */
  public Optional<CalendarComponent> definition(String tzid) {
    return definitions.stream()
        .filter(
            zone ->
                ZoneNames.unquoted(zone.text("TZID").orElse("")).equals(ZoneNames.unquoted(tzid)))
        .findFirst();
  }

  /** The zone of a TZID; empty of one that nobody knows. */
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
