package org.carillon.format.icalendar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/** Checks that a VCALENDAR is a single object (RFC 4791 §4.1, RFC 5545 §3.6). */
final class ObjectRules {
  private static final Set<String> TIMES =
      Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "COMPLETED", "DTSTAMP");
  private static final int LONGEST_UID = 1000;

  /** The maximum number of overrides for the rest of a series. Each costs at every instance. */
  private static final int MOST_FUTURES = 50;

  private ObjectRules() {}

  static CalendarParseResult check(CalendarComponent calendar, boolean message) {
    String version = calendar.text("VERSION").orElse("").strip();
    if (!version.equals("2.0")) {
      return fault(
          CalendarFault.SUPPORTED_CALENDAR_DATA,
          version.isEmpty() ? "no VERSION" : "VERSION is neither 2.0 nor 1.0");
    }
    if (!message && calendar.first("METHOD").isPresent()) {
      return fault(CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE, "it has a METHOD");
    }
    List<CalendarComponent> parts =
        calendar.components().stream().filter(part -> !part.is("VTIMEZONE")).toList();
    if (parts.isEmpty()) {
      return fault(CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE, "no component besides time zones");
    }
    Optional<CalendarKind> kind = CalendarKind.of(parts.getFirst().name());
    if (kind.isEmpty()) {
      return fault(
          CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE,
          "a component that is not allowed in a calendar object");
    }
    String uid = new CalendarPart(parts.getFirst()).uid();
    int masters = 0;
    int futures = 0;
    for (CalendarComponent component : parts) {
      CalendarPart part = new CalendarPart(component);
      if (!component.is(kind.get().name())) {
        return fault(CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE, "components of two kinds");
      }
      if (part.uid().isEmpty() && !(message && kind.get() == CalendarKind.VFREEBUSY)) {
        return fault(CalendarFault.VALID_CALENDAR_DATA, "a component without UID");
      }
      if (!part.uid().equals(uid) || uid.length() > LONGEST_UID) {
        return fault(
            CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE,
            "components with different UIDs, or a UID that is too long");
      }
      if (part.recurrenceId().isEmpty() && ++masters > 1 && kind.get() != CalendarKind.VFREEBUSY) {
        return fault(
            CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE, "two components without RECURRENCE-ID");
      }
      if (part.isAndFuture() && ++futures > MOST_FUTURES) {
        return fault(
            CalendarFault.MAX_INSTANCES,
            "more than " + MOST_FUTURES + " components with RANGE=THISANDFUTURE");
      }
      CalendarParseResult wrong = wrong(part, message);
      if (wrong != null) {
        return wrong;
      }
    }
    CalendarObject object = new CalendarObject(calendar, kind.get(), uid);
    boolean isNamed =
        object
            .master()
            .flatMap(CalendarPart::start)
            .map(start -> new InstanceIdForm(start, object.zones()))
            .map(form -> InstanceRepair.isNeedless(object.parts(), form))
            .orElse(true);
    return isNamed
        ? new CalendarParseResult.Read(object)
        : fault(
            CalendarFault.VALID_CALENDAR_DATA,
            "an occurrence with two components, or whose RECURRENCE-ID does not match DTSTART");
  }

  /** Returns an error for an invalid component; null if it is valid. */
  @SuppressWarnings("NullAway")
  private static CalendarParseResult wrong(CalendarPart part, boolean message) {
    CalendarComponent component = part.component();
    for (ContentLine line : component.lines()) {
      String name = line.name();
      if (TIMES.contains(name) && CalendarTime.of(line).isEmpty()) {
        return at(CalendarFault.VALID_CALENDAR_DATA, name + " is not a time", line);
      }
      if (name.equals("DURATION") && CalendarDuration.parse(line.value()).isEmpty()) {
        return at(CalendarFault.VALID_CALENDAR_DATA, "DURATION is not valid", line);
      }
      if ((name.equals("RRULE") || name.equals("EXRULE"))
          && RecurrencePattern.parse(line.value())
              instanceof RecurrencePattern.Reading.Unusable(var fault)) {
        return switch (fault) {
          case MALFORMED ->
              at(CalendarFault.VALID_CALENDAR_DATA, name + " is not a valid rule", line);
          case UNKNOWN_SCALE ->
              at(CalendarFault.SUPPORTED_RSCALE, "RSCALE names an unknown calendar", line);
          case TOO_DENSE -> at(CalendarFault.MAX_INSTANCES, name + " has too many instances", line);
        };
      }
    }
    if (component.is("VEVENT") && part.start().isEmpty() && !message) {
      return fault(CalendarFault.VALID_CALENDAR_DATA, "the event has no start (DTSTART)");
    }
    return null;
  }

  private static CalendarParseResult at(CalendarFault fault, String what, ContentLine line) {
    return fault(fault, line.number() == 0 ? what : "line " + line.number() + ": " + what);
  }

  private static CalendarParseResult fault(CalendarFault fault, String detail) {
    return new CalendarParseResult.Unusable(fault, detail);
  }
}
