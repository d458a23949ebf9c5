package org.carillon.format.icalendar.attachment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * The components of an object that an attachment request selects (RFC 8607 §3.3.2): all, or the
 * master ({@code M}) and instances by their RECURRENCE-ID.
 */
public final class AttachedInstances {
  private static final String MASTER = "M";

  private AttachedInstances() {}

  /**
   * Returns the object with a property added to each selected component.
   *
   * @param instances the selected instances; empty for all
   * @return empty if one of the instances does not exist
   */
  public static Optional<CalendarObject> plus(
      CalendarObject object, List<String> instances, ContentLine line) {
    if (instances.isEmpty()) {
      return Optional.of(object.withParts(part -> new CalendarPart(part.component().plus(line))));
    }
    return changed(object, instances, part -> new CalendarPart(part.component().plus(line)));
  }

  /**
   * Returns the object without the attachments that have an id, in the selected components.
   *
   * @param instances the selected instances; empty for all
   * @return empty if one of the instances does not exist
   */
  public static Optional<CalendarObject> without(
      CalendarObject object, List<String> instances, String id) {
    return instances.isEmpty()
        ? Optional.of(object.withParts(part -> without(part, id)))
        : changed(object, instances, part -> without(part, id));
  }

  private static CalendarPart without(CalendarPart part, String id) {
    return ManagedLine.ids(part).contains(id)
        ? new CalendarPart(
            part.component()
                .keeping(
                    node ->
                        !(node instanceof ContentLine line)
                            || ManagedLine.id(line).filter(id::equals).isEmpty()))
        : part;
  }

  private interface Change {
    CalendarPart of(CalendarPart part);
  }

  private static Optional<CalendarObject> changed(
      CalendarObject object, List<String> instances, Change change) {
    Optional<CalendarPart> master = object.master();
    CalendarObject now = object;
    List<CalendarPart> made = new ArrayList<>();
    for (String instance : instances) {
      if (instance.equals(MASTER)) {
        continue;
      }
      Optional<CalendarTime> at = master.flatMap(part -> time(part, instance));
      if (at.isEmpty()) {
        return Optional.empty();
      }
      Optional<CalendarPart> there = object.override(at.get());
      if (there.isPresent()) {
        now = now.with(there.get(), change.of(there.get()));
      } else if (object.instance(at.get()).isPresent()) {
        made.add(change.of(override(object, master.get(), at.get())));
      } else {
        return Optional.empty();
      }
    }
    if (instances.contains(MASTER)) {
      if (master.isEmpty()) {
        return Optional.empty();
      }
      now = now.with(master.get(), change.of(master.get()));
    }
    for (CalendarPart part : made) {
      now = now.plus(part);
    }
    return Optional.of(now);
  }

  /**
   * Parses an instance id, in the zone of the master's start if it is local. Returns empty if it is
   * malformed, or if only one of the id and the start is a date.
   */
  private static Optional<CalendarTime> time(CalendarPart master, String instance) {
    Optional<CalendarTime> start = master.start();
    Optional<CalendarTime> read =
        CalendarTime.parse(instance, start.map(CalendarTime::zone).orElse(""));
    return read.filter(at -> start.isPresent() && at.isDate() == start.get().isDate());
  }

  private static Instant instant(CalendarObject object, CalendarTime time) {
    CalendarZone zone =
        time.zone().isEmpty() ? CalendarZone.UTC : object.zones().apply(time.zone());
    return zone.instant(time.local());
  }

  /** Creates an override for an instance, with the values that the series has. */
  private static CalendarPart override(
      CalendarObject object, CalendarPart master, CalendarTime at) {
    CalendarTime start = master.start().orElseThrow();
    CalendarTime own =
        start.isDate() || start.form() == at.form()
            ? at
            : start.at(object.zones().apply(start.zone()).local(instant(object, at)));
    CalendarPart part =
        master
            .without("RRULE", "RDATE", "EXDATE", "EXRULE", "DTEND", "DUE", "DURATION")
            .with(own.line("RECURRENCE-ID"))
            .with(own.line("DTSTART"));
    return master.end().isPresent() || master.duration().isPresent()
        ? part.with(ContentLine.of("DURATION", master.length(object.zones()).toString()))
        : part;
  }
}
