package org.carillon.format.icalendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carillon.format.contentline.ContentLineRepair;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * A calendar object (RFC 4791 §4.1): one event, task, journal entry or availability with the
 * overrides of its instances, and the time zones that it refers to. Immutable: a change returns a
 * new object, in which every other line keeps its octets.
 */
public final class CalendarObject {
  /** The limit for finding a single instance. */
  private static final ExpansionLimit ONE = new ExpansionLimit(10, 100_000);

  private final CalendarComponent calendar;
  private final CalendarKind kind;
  private final String uid;
  private final List<CalendarPart> parts;
  private final ObjectZones zones;

  CalendarObject(CalendarComponent calendar, CalendarKind kind, String uid) {
    this.calendar = calendar;
    this.kind = kind;
    this.uid = uid;
    this.parts =
        calendar.components().stream()
            .filter(component -> !component.is("VTIMEZONE"))
            .map(CalendarPart::new)
            .toList();
    this.zones = new ObjectZones(calendar.components("VTIMEZONE"));
  }

  /**
   * Reads an object as a calendar stores it: without METHOD. vCalendar 1.0 is converted to
   * iCalendar, and common violations of RFC 5545 are repaired as by {@link ObjectRepair}.
   */
  public static CalendarParseResult read(byte[] octets) {
    return read(octets, false);
  }

  /**
   * Reads an object that is about to be stored. It is not repaired, and it must have a DTSTAMP (RFC
   * 5545 §3.8.7.2) and only rules that are understood.
   */
  public static CalendarParseResult readNew(byte[] octets) {
    CalendarParseResult reading = strictly(octets, false);
    if (reading instanceof CalendarParseResult.Read(CalendarObject object)
        && !object.isUnderstood()) {
      return new CalendarParseResult.Unusable(
          CalendarFault.MAX_INSTANCES, "a rule with a BYSETPOS that is too large");
    }
    return reading instanceof CalendarParseResult.Read(CalendarObject object)
            && !VCalendarConverter.is(octets)
            && object.parts().stream().anyMatch(CalendarPart::isUnstamped)
        ? new CalendarParseResult.Unusable(
            CalendarFault.VALID_CALENDAR_DATA, "a component without DTSTAMP")
        : reading;
  }

  /** Reads an object from an iTIP message (RFC 5546 §1.4): with METHOD. */
  public static CalendarParseResult readMessage(byte[] octets) {
    return read(octets, true);
  }

  private static CalendarParseResult read(byte[] octets, boolean message) {
    CalendarParseResult reading = strictly(octets, message);
    return reading instanceof CalendarParseResult.Unusable
        ? ObjectRepair.read(ContentLineRepair.repaired(octets).octets())
            .map(new ObjectRepair(message, Optional.empty())::calendar)
            .map(calendar -> of(calendar, message))
            .orElse(reading)
        : reading;
  }

  private static CalendarParseResult strictly(byte[] octets, boolean message) {
    if (VCalendarConverter.is(octets)) {
      return VCalendarConverter.converted(octets)
          .map(calendar -> of(calendar, message))
          .orElseGet(
              () ->
                  new CalendarParseResult.Unusable(
                      CalendarFault.VALID_CALENDAR_DATA, "a vCalendar that cannot be read"));
    }
    try {
      List<CalendarComponent> all = ComponentReader.read(octets);
      if (all.size() != 1 || !all.getFirst().is("VCALENDAR")) {
        return new CalendarParseResult.Unusable(
            CalendarFault.VALID_CALENDAR_DATA, "not exactly one VCALENDAR");
      }
      return of(all.getFirst(), message);
    } catch (MalformedCalendarException e) {
      return new CalendarParseResult.Unusable(CalendarFault.VALID_CALENDAR_DATA, e.getMessage());
    }
  }

  /** Returns the object in a VCALENDAR, which has a METHOD only if {@code message} is true. */
  public static CalendarParseResult of(CalendarComponent calendar, boolean message) {
    return ObjectRules.check(calendar, message);
  }

  /** Returns the VCALENDAR component. */
  public CalendarComponent calendar() {
    return calendar;
  }

  /** Returns the octets: those that were read, except for changed lines. */
  public byte[] octets() {
    return calendar.octets();
  }

  public CalendarKind kind() {
    return kind;
  }

  public String uid() {
    return uid;
  }

  /**
   * Returns whether everyone who may read the calendar may see the object: no component has a CLASS
   * other than PUBLIC. An unknown CLASS counts as PRIVATE (RFC 5545 §3.8.1.3).
   */
  public boolean isPublic() {
    return parts.stream().map(CalendarPart::classification).allMatch("PUBLIC"::equals);
  }

  /** Returns whether all instances can be found, which requires that every rule is understood. */
  public boolean isUnderstood() {
    return series()
        .map(
            series ->
                Stream.concat(series.rules().stream(), series.exceptionRules().stream())
                    .allMatch(RecurrencePattern::isUnderstood))
        .orElse(true);
  }

  /** Returns the METHOD of a message in capitals, or an empty string for a stored object. */
  public String method() {
    return calendar.text("METHOD").orElse("").strip().toUpperCase(java.util.Locale.ROOT);
  }

  /** Returns all components except time zones, in order. */
  public List<CalendarPart> parts() {
    return parts;
  }

  /** Returns the master component, or empty if there are only single instances of a series. */
  public Optional<CalendarPart> master() {
    return parts.stream().filter(part -> part.recurrenceId().isEmpty()).findFirst();
  }

  /** Returns the overrides: the components for single instances. */
  public List<CalendarPart> overrides() {
    return parts.stream().filter(part -> part.recurrenceId().isPresent()).toList();
  }

  /** Returns the component to show for the object: the master, or else the first. */
  public CalendarPart main() {
    return master().orElseGet(parts::getFirst);
  }

  /** Returns the override of an instance, or empty if there is none. */
  public Optional<CalendarPart> override(CalendarTime id) {
    var at = instant(id);
    return overrides().stream()
        .filter(part -> part.recurrenceId().map(this::instant).filter(at::equals).isPresent())
        .findFirst();
  }

  private Instant instant(CalendarTime time) {
    CalendarZone zone = time.zone().isEmpty() ? CalendarZone.UTC : zones.apply(time.zone());
    return zone.instant(time.local());
  }

  /**
   * Returns the zones of the object. They map a TZID to a zone, by its name or by the object's
   * VTIMEZONE; an unknown TZID is mapped to UTC.
   */
  public ObjectZones zones() {
    return zones;
  }

  /** Returns the times at which the object takes place; empty if none, as of an undated task. */
  public Optional<EventSeries> series() {
    return SeriesReader.read(this);
  }

  /** Returns the instances in a span; dates and floating times are in the asked zone. */
  public Expansion instances(TimeSpan span, ZoneId asked, ExpansionLimit limit) {
    return series()
        .map(series -> series.instances(span, zones, CalendarZone.of(asked), limit))
        .orElseGet(() -> new Expansion(List.of(), true));
  }

  /**
   * Returns the id of an instance in the form that the series uses, by its rules and dates and
   * regardless of overrides.
   *
   * @param id the id in any form
   * @return empty if the series has no such instance, excludes it, or finding it takes too long
   */
  public Optional<CalendarTime> instance(CalendarTime id) {
    return series().map(EventSeries::beginnings).flatMap(series -> instance(series, id));
  }

  private Optional<CalendarTime> instance(EventSeries series, CalendarTime id) {
    InstanceIdForm form = new InstanceIdForm(series.start(), zones);
    Instant at = form.instant(id);
    TimeSpan span = new TimeSpan(at.minusSeconds(1), at.plusSeconds(1));
    return series.instances(span, zones, CalendarZone.UTC, ONE).instances().stream()
        .map(SeriesInstance::id)
        .filter(found -> form.instant(found).equals(at))
        .findFirst();
  }

  /**
   * Returns a copy with {@code change} applied to each component except time zones. If it returns
   * the same component, that one stays unchanged.
   */
  public CalendarObject withParts(UnaryOperator<CalendarPart> change) {
    return changed(
        calendar.withComponents(
            component ->
                component.is("VTIMEZONE")
                    ? component
                    : change.apply(new CalendarPart(component)).component()));
  }

  /** Returns a copy with a DTSTAMP added to each component that needs one and has none. */
  public CalendarObject stamped(Instant moment) {
    return withParts(
        part ->
            part.isUnstamped()
                ? new CalendarPart(part.component().with(CalendarTime.utc(moment).line("DTSTAMP")))
                : part);
  }

  /** Returns a copy with the component {@code old} replaced. */
  public CalendarObject with(CalendarPart old, CalendarPart changed) {
    return withParts(part -> part.component() == old.component() ? changed : part);
  }

  /** Returns a copy with one more component. */
  public CalendarObject plus(CalendarPart part) {
    return changed(calendar.plus(part.component()));
  }

  /** Returns a copy with the other object's time zones that this one lacks. */
  public CalendarObject plusZonesOf(CalendarObject other) {
    List<CalendarComponent> missing =
        other.calendar.components("VTIMEZONE").stream()
            .filter(zone -> zones.definition(zone.text("TZID").orElse("")).isEmpty())
            .toList();
    CalendarComponent more = calendar;
    for (CalendarComponent zone : missing) {
      more = more.plus(zone);
    }
    return missing.isEmpty() ? this : changed(more);
  }

  /** Returns a copy without some components, or empty if none is left. */
  public Optional<CalendarObject> without(List<CalendarPart> gone) {
    CalendarComponent left =
        calendar.keeping(node -> gone.stream().noneMatch(part -> part.component() == node));
    List<CalendarComponent> components = new ArrayList<>(left.components());
    components.removeIf(component -> component.is("VTIMEZONE"));
    return components.isEmpty() ? Optional.empty() : Optional.of(changed(left));
  }

  /** Returns a copy with changed lines of the calendar, as by {@code calendar.with(METHOD)}. */
  public CalendarObject withCalendar(UnaryOperator<CalendarComponent> change) {
    return changed(change.apply(calendar));
  }

  private CalendarObject changed(CalendarComponent other) {
    return new CalendarObject(other, kind, uid);
  }
}
